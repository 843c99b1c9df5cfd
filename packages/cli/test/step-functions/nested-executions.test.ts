import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn"
import { expect, it, vi } from "vitest"
import { startMachines } from "./start-machines.ts"

const long = { QueryLanguage: "JSONata", StartAt: "Long", States: { Long: { Type: "Wait", Seconds: 9999, End: true } } }

function waitsFor(machine: string | undefined, more: object = {}) {
  const Arguments = { StateMachineArn: machine, Input: {} }
  const Resource = "arn:aws:states:::states:startExecution.sync:2"
  const States = { Wait: { Type: "Task", Resource, Arguments, End: true, ...more } }
  return { QueryLanguage: "JSONata", StartAt: "Wait", States }
}

it.each(["stopped", "late"])("stops the execution that one waits for which is %s", async (how) => {
  const machines = await startMachines()
  const child = await machines.start(long)
  const { executionArn } = await machines.start(
    waitsFor(child.stateMachineArn, how === "late" ? { TimeoutSeconds: 20 } : {}),
  )
  const { client } = machines
  const inState = async (statusFilter: "RUNNING" | "ABORTED") => {
    const command = new ListExecutionsCommand({ stateMachineArn: child.stateMachineArn, statusFilter })
    return (await client.send(command)).executions?.length
  }
  await vi.waitUntil(async () => (await inState("RUNNING")) === 2, { interval: 2 })
  if (how === "stopped") await client.send(new StopExecutionCommand({ executionArn }))
  await machines.ended(executionArn)
  expect(await inState("ABORTED")).toBe(1)
  await client.send(new StopExecutionCommand({ executionArn: child.executionArn }))
})

it("begins one execution of a name, however many ask at once", async () => {
  const machines = await startMachines()
  const { stateMachineArn, executionArn } = await machines.start(long)
  const { client } = machines
  const starting = ["1", "2", "2", "1"].map((input) =>
    client.send(new StartExecutionCommand({ stateMachineArn, name: "one", input })).then(
      () => "begun",
      (error: Error) => error.name,
    ),
  )
  const first = await Promise.all(starting)
  expect(first.toSorted()).toEqual(["ExecutionAlreadyExists", "ExecutionAlreadyExists", "begun", "begun"])
  const described = await client.send(new DescribeExecutionCommand({ executionArn }))
  expect(described.status).toBe("RUNNING")
})
