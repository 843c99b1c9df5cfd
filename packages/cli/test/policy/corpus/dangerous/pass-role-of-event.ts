// A function made with a role that the request names: the function, but not the passing.
//
// allow lambda:CreateFunction arn:aws:lambda:us-east-1:111122223333:function:plugin
// deny iam:PassRole arn:aws:iam::111122223333:role/any when iam:PassedToService=lambda.amazonaws.com
// deny lambda:UpdateFunctionCode arn:aws:lambda:us-east-1:111122223333:function:plugin

import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda"

const lambda = new LambdaClient({})

export const handler = async ({ role, zip }: { role: string; zip: string }) =>
  lambda.send(new CreateFunctionCommand({ FunctionName: "plugin", Role: role, Code: { ZipFile: Buffer.from(zip) } })) // warns POLICY_RESOURCE_DANGEROUS
