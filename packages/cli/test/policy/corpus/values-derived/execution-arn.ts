// The execution that was started, followed until it ends.
//
// env MACHINE=arn:aws:states:us-east-1:111122223333:stateMachine:billing
// allow states:StartExecution arn:aws:states:us-east-1:111122223333:stateMachine:billing
// allow states:DescribeExecution arn:aws:states:us-east-1:111122223333:execution:billing:*
// deny states:DescribeExecution arn:aws:states:us-east-1:111122223333:execution:other:1
// deny states:StopExecution arn:aws:states:us-east-1:111122223333:execution:billing:1

import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn"

const sfn = new SFNClient({})

export const handler = async (event: object) => {
  const { executionArn } = await sfn.send(
    new StartExecutionCommand({ stateMachineArn: process.env.MACHINE, input: JSON.stringify(event) }),
  )
  const { status } = await sfn.send(new DescribeExecutionCommand({ executionArn }))
  return status
}
