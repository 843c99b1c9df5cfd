import { ListExecutionsCommand } from "@aws-sdk/client-sfn"
import { expect, it, vi } from "vitest"
import { startMachines } from "./start-machines.ts"

function call(name: string, more: object = { End: true }) {
  const Arguments = { FunctionName: name, Payload: "{% $states.input %}" }
  return {
    Type: "Task",
    Resource: "arn:aws:states:::lambda:invoke",
    Arguments,
    Output: "{% $states.result.Payload %}",
    ...more,
  }
}

it("goes on behind the last state that was done, in branches and items too", async () => {
  const called: string[] = []
  const stuck = new Promise(() => {})
  let isStuck = true
  const respond = (_operation: string, { FunctionName, Payload }: Readonly<Record<string, unknown>>) => {
    called.push(`${String(FunctionName)} ${JSON.stringify(Payload)}`)
    return isStuck && FunctionName === "second" && Payload !== 1 ? stuck : { Payload }
  }
  const before = await startMachines(respond)
  const { executionArn } = await before.start(
    {
      QueryLanguage: "JSONata",
      StartAt: "First",
      States: {
        First: call("first", {
          Output: "{% $states.input %}",
          Assign: { kept: "{% $states.input.items %}" },
          Next: "Both",
        }),
        Both: {
          Type: "Parallel",
          Branches: [
            { StartAt: "Alone", States: { Alone: call("alone") } },
            {
              StartAt: "Each",
              States: {
                Each: {
                  Type: "Map",
                  Items: "{% $kept %}",
                  MaxConcurrency: 1,
                  ItemProcessor: { StartAt: "Second", States: { Second: call("second") } },
                  Output: "{% $states.result %}",
                  End: true,
                },
              },
            },
          ],
          Output: "{% $states.result[1] %}",
          End: true,
        },
      },
    },
    { items: [1, 2] },
  )
  await vi.waitUntil(() => called.includes("second 2"), { interval: 2 })
  await before.close()
  isStuck = false
  called.length = 0
  const after = await startMachines(respond, before.directory)
  expect(await after.ended(executionArn)).toEqual({ status: "SUCCEEDED", output: [1, 2] })
  expect(called).toEqual(["second 2"])
  const types = (await after.historyOf(executionArn)).map(({ type }) => type)
  const begun = ["ExecutionStarted", "ParallelStateEntered", "ParallelStateStarted", "MapStateStarted"]
  expect(types.filter((type) => begun.includes(type ?? ""))).toEqual(begun)
  expect(types.filter((type) => type === "MapIterationStarted")).toHaveLength(2)
  expect(types.filter((type) => type === "TaskScheduled")).toHaveLength(4)
})

it("waits on for the execution that it had started", async () => {
  const before = await startMachines()
  const pause = { Type: "Wait", Seconds: "{% $states.input.seconds %}", End: true }
  const child = await before.start(
    { QueryLanguage: "JSONata", StartAt: "Pause", States: { Pause: pause } },
    { seconds: 0 },
  )
  const wait = {
    Type: "Task",
    Resource: "arn:aws:states:::states:startExecution.sync:2",
    Arguments: { StateMachineArn: child.stateMachineArn, Name: "zzz", Input: { seconds: 20 } },
    Output: "{% $states.result.Status %}",
    End: true,
  }
  const { executionArn } = await before.start({ QueryLanguage: "JSONata", StartAt: "Wait", States: { Wait: wait } })
  const listing = new ListExecutionsCommand({ stateMachineArn: child.stateMachineArn, statusFilter: "RUNNING" })
  await vi.waitUntil(async () => (await before.client.send(listing)).executions?.length === 1, { interval: 2 })
  await before.close()
  const after = await startMachines(undefined, before.directory)
  expect(await after.ended(executionArn)).toEqual({ status: "SUCCEEDED", output: "SUCCEEDED" })
})
