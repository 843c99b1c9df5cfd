import { DescribeExecutionCommand, ListExecutionsCommand, StartSyncExecutionCommand } from "@aws-sdk/client-sfn"
import { expect, it, onTestFinished } from "vitest"
import { resolvePrefixedHosts } from "../../src/local/worker/resolve-prefixed-hosts.ts"
import { startMachines } from "./start-machines.ts"

it("answers StartSyncExecution of an express machine with its output", async () => {
  onTestFinished(resolvePrefixedHosts())
  const machines = await startMachines()
  const States = { A: { Type: "Pass", Output: { sum: "{% $states.input.a + 1 %}" }, End: true } }
  const { stateMachineArn, executionArn } = await machines.start(
    { QueryLanguage: "JSONata", StartAt: "A", States },
    { a: 1 },
    "EXPRESS",
  )
  const answer = await machines.client.send(new StartSyncExecutionCommand({ stateMachineArn, input: '{"a":2}' }))
  expect(answer).toMatchObject({ status: "SUCCEEDED", output: '{"sum":3}' })
  const describing = machines.client.send(new DescribeExecutionCommand({ executionArn }))
  await expect(describing).rejects.toMatchObject({ name: "InvalidArn" })
  const listing = machines.client.send(new ListExecutionsCommand({ stateMachineArn }))
  await expect(listing).rejects.toMatchObject({ name: "StateMachineTypeNotSupported" })
})

it("ends an express machine after five minutes", async () => {
  onTestFinished(resolvePrefixedHosts())
  const machines = await startMachines(undefined, undefined, 100_000)
  const States = { A: { Type: "Wait", Seconds: 400, End: true } }
  const machine = { QueryLanguage: "JSONata", StartAt: "A", States, TimeoutSeconds: 900 }
  const { stateMachineArn } = await machines.start(machine, {}, "EXPRESS")
  const answer = await machines.client.send(new StartSyncExecutionCommand({ stateMachineArn }))
  expect(answer).toMatchObject({ status: "TIMED_OUT", error: "States.Timeout" })
})
