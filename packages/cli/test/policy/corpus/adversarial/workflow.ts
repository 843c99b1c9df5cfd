// Executions started, awaited, stopped and answered.
//
// env STATE_MACHINE=arn:aws:states:us-east-1:111122223333:stateMachine:import
// env EXPRESS=arn:aws:states:us-east-1:111122223333:stateMachine:price
// allow states:StartExecution arn:aws:states:us-east-1:111122223333:stateMachine:import
// allow states:DescribeExecution arn:aws:states:us-east-1:111122223333:execution:import:*
// allow states:StopExecution arn:aws:states:us-east-1:111122223333:execution:import:*
// allow states:StartSyncExecution arn:aws:states:us-east-1:111122223333:stateMachine:price
// allow states:SendTaskSuccess *
// allow states:SendTaskFailure *
// deny states:StartExecution arn:aws:states:us-east-1:111122223333:stateMachine:price
// deny states:DescribeExecution arn:aws:states:us-east-1:111122223333:execution:price:1
// deny states:DeleteStateMachine arn:aws:states:us-east-1:111122223333:stateMachine:import

import {
  DescribeExecutionCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
} from "@aws-sdk/client-sfn"

const sfn = new SFNClient({})

async function runToEnd(input: string, deadline: number): Promise<string> {
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn: process.env.STATE_MACHINE, input }),
  )
  for (;;) {
    const execution = await sfn.send(new DescribeExecutionCommand({ executionArn }))
    if (execution.status !== "RUNNING") return execution.output ?? ""
    if (Date.now() > deadline) {
      await sfn.send(new StopExecutionCommand({ executionArn, error: "Timeout" }))
      throw new Error("timeout")
    }
  }
}

export const handler = async ({ taskToken, input }: { taskToken: string; input: string }) => {
  try {
    const { output } = await sfn.send(new StartSyncExecutionCommand({ stateMachineArn: process.env.EXPRESS, input }))
    const result = await runToEnd(output ?? "{}", Date.now() + 60_000)
    await sfn.send(new SendTaskSuccessCommand({ taskToken, output: result }))
  } catch (error) {
    await sfn.send(new SendTaskFailureCommand({ taskToken, cause: (error as Error).message }))
  }
}
