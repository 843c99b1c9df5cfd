import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
} from "@aws-sdk/client-sfn"
import { expect, it } from "vitest"
import { startMachines } from "./start-machines.ts"

it("refuses what is no ARN, no token and no definition as Step Functions does", async () => {
  const { client } = await startMachines()
  const create = (States: object, type: "STANDARD" | "EXPRESS" = "STANDARD") =>
    new CreateStateMachineCommand({
      ...{ name: "wrong", type, roleArn: "arn:aws:iam::000000000000:role/r" },
      definition: JSON.stringify({ StartAt: "A", States }),
    })
  const wait = { Type: "Task", Resource: "arn:aws:states:::states:startExecution.sync", Parameters: {}, End: true }
  await expect(client.send(new StartExecutionCommand({ stateMachineArn: "flow" }))).rejects.toThrow(
    "Invalid Arn: 'flow'",
  )
  await expect(client.send(new DescribeExecutionCommand({ executionArn: "one" }))).rejects.toThrow("Invalid Arn: 'one'")
  const sending = client.send(new SendTaskSuccessCommand({ taskToken: "token", output: "{}" }))
  await expect(sending).rejects.toMatchObject({ name: "InvalidToken" })
  await expect(client.send(create({ A: { Type: "Pass" } }))).rejects.toMatchObject({
    name: "InvalidDefinition",
    message: expect.stringContaining('the state "A" has neither Next nor End'),
  })
  await expect(client.send(create({ A: wait }, "EXPRESS"))).rejects.toMatchObject({ name: "InvalidDefinition" })
})
