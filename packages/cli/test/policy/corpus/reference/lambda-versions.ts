// Functions by a name with an alias, by an ARN of another account, and asynchronously.
//
// allow lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:price:live
// allow lambda:InvokeFunction arn:aws:lambda:eu-west-1:444455556666:function:tax
// allow lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:audit:7
// allow lambda:GetFunctionConfiguration arn:aws:lambda:us-east-1:111122223333:function:price
// deny lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:price
// deny lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:price:test

import { GetFunctionConfigurationCommand, InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda"

const lambda = new LambdaClient({})
export const handler = async () => {
  await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: "price" }))
  await lambda.send(new InvokeCommand({ FunctionName: "price:live" }))
  await lambda.send(new InvokeCommand({ FunctionName: "arn:aws:lambda:eu-west-1:444455556666:function:tax" }))
  await lambda.send(new InvokeCommand({ FunctionName: "audit", Qualifier: "7", InvocationType: "Event" }))
}
