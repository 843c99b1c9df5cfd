import {
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn"
import { expect, it, vi } from "vitest"
import { startMachines } from "./start-machines.ts"

function asking(more: object = {}) {
  return {
    QueryLanguage: "JSONata",
    StartAt: "Ask",
    States: {
      Ask: {
        Type: "Task",
        Resource: "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        Arguments: { QueueUrl: "q", MessageBody: { token: "{% $states.context.Task.Token %}" } },
        ...more,
        End: true,
      },
    },
  }
}

/** Machines with a queue, and the tokens that are sent to it. */
async function startAsking(directory?: string) {
  const tokens: string[] = []
  const machines = await startMachines((_operation, { MessageBody }) => {
    tokens.push(JSON.parse(String(MessageBody)).token)
    return { MessageId: "m" }
  }, directory)
  return { ...machines, tokens, token: () => vi.waitUntil(() => tokens[0], { interval: 2 }) }
}

it("goes on with what is sent for its token", async () => {
  const { client, token, start, ended, historyOf } = await startAsking()
  const { executionArn } = await start(asking())
  const taskToken = await token()
  await client.send(new SendTaskHeartbeatCommand({ taskToken }))
  await client.send(new SendTaskSuccessCommand({ taskToken, output: '{"approved":true}' }))
  expect(await ended(executionArn)).toEqual({ status: "SUCCEEDED", output: { approved: true } })
  const types = (await historyOf(executionArn)).map(({ type }) => type)
  expect(types).toEqual(expect.arrayContaining(["TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded"]))
  const again = client.send(new SendTaskSuccessCommand({ taskToken, output: "{}" }))
  await expect(again).rejects.toMatchObject({ name: "TaskTimedOut" })
})

it("fails with the error that is sent for its token", async () => {
  const { client, token, start, ended } = await startAsking()
  const { executionArn } = await start(asking())
  await client.send(new SendTaskFailureCommand({ taskToken: await token(), error: "Refused", cause: "no" }))
  expect(await ended(executionArn)).toEqual({ status: "FAILED", error: "Refused", cause: "no" })
})

it("fails where no heartbeat comes", async () => {
  const { run } = await startAsking()
  expect(await run(asking({ HeartbeatSeconds: 1 }))).toMatchObject({ error: "States.HeartbeatTimeout" })
})

it("still waits for its token after a restart, and asks nobody twice", async () => {
  const before = await startAsking()
  const { executionArn } = await before.start(asking())
  const taskToken = await before.token()
  await vi.waitUntil(async () => (await before.historyOf(executionArn)).some(({ type }) => type === "TaskSubmitted"))
  await before.close()
  const after = await startAsking(before.directory)
  await after.client.send(new SendTaskSuccessCommand({ taskToken, output: '"late"' }))
  expect(await after.ended(executionArn)).toEqual({ status: "SUCCEEDED", output: "late" })
  expect(after.tokens).toEqual([])
})

it("ends when it is stopped", async () => {
  const { client, token, start, ended, historyOf } = await startAsking()
  const { executionArn } = await start(asking())
  await token()
  await client.send(new StopExecutionCommand({ executionArn, error: "Enough", cause: "today" }))
  expect(await ended(executionArn)).toEqual({ status: "ABORTED", error: "Enough", cause: "today" })
  expect((await historyOf(executionArn)).at(-1)).toMatchObject({ type: "ExecutionAborted" })
})
