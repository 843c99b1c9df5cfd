// A function by its name, by its ARN and by a name with an alias.
//
// allow lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:by-name
// allow lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:by-arn
// allow lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:by-alias:live
// deny lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:by-name:live
// deny lambda:GetFunction arn:aws:lambda:us-east-1:111122223333:function:by-arn

import { InvokeCommand, InvokeWithResponseStreamCommand, LambdaClient } from "@aws-sdk/client-lambda"

const lambda = new LambdaClient({})

export const handler = async () => {
  await lambda.send(new InvokeCommand({ FunctionName: "by-name" }))
  await lambda.send(
    new InvokeWithResponseStreamCommand({ FunctionName: "arn:aws:lambda:us-east-1:111122223333:function:by-arn" }),
  )
  await lambda.send(new InvokeCommand({ FunctionName: "by-alias:live" }))
}
