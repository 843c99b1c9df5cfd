// Answering a task takes no resource; starting one takes the state machine.
//
// env MACHINE=arn:aws:states:us-east-1:111122223333:stateMachine:approval
// allow states:StartExecution arn:aws:states:us-east-1:111122223333:stateMachine:approval
// allow states:SendTaskSuccess *
// allow states:SendTaskFailure *
// deny states:SendTaskHeartbeat *
// deny states:StartExecution arn:aws:states:us-east-1:111122223333:stateMachine:refund
// deny states:StartSyncExecution arn:aws:states:us-east-1:111122223333:stateMachine:approval

import { SendTaskFailureCommand, SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn"

const sfn = new SFNClient({})

export const handler = async (event: { token?: string; approved?: boolean }) => {
  if (!event.token) return sfn.send(new StartExecutionCommand({ stateMachineArn: process.env.MACHINE }))
  const taskToken = event.token
  if (event.approved) return sfn.send(new SendTaskSuccessCommand({ taskToken, output: "{}" }))
  return sfn.send(new SendTaskFailureCommand({ taskToken, error: "Refused" }))
}
