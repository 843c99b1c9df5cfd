// Object.entries of constants.
//
// allow lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:warm-a
// allow lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:warm-b:live
// deny lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:warm-c

import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda"

const functions = { "warm-a": undefined, "warm-b": "live" }
const lambda = new LambdaClient({})

export const handler = async () => {
  await lambda.send(new InvokeCommand({ FunctionName: "warm-a", Payload: "{}" }))
  await lambda.send(new InvokeCommand({ FunctionName: "warm-b", Qualifier: functions["warm-b"], Payload: "{}" }))
}
