// A pipe runs with the role that it is given.
//
// allow pipes:CreatePipe arn:aws:pipes:us-east-1:111122223333:pipe/orders
// allow iam:PassRole arn:aws:iam::111122223333:role/pipe when iam:PassedToService=pipes.amazonaws.com
// allow pipes:StartPipe arn:aws:pipes:us-east-1:111122223333:pipe/orders
// deny pipes:StopPipe arn:aws:pipes:us-east-1:111122223333:pipe/orders

import { CreatePipeCommand, PipesClient, StartPipeCommand } from "@aws-sdk/client-pipes"

const pipes = new PipesClient({})
export const handler = async () => {
  await pipes.send(
    new CreatePipeCommand({
      Name: "orders",
      RoleArn: "arn:aws:iam::111122223333:role/pipe",
      Source: "arn:aws:sqs:us-east-1:111122223333:orders",
      Target: "arn:aws:lambda:us-east-1:111122223333:function:bill",
    }),
  )
  await pipes.send(new StartPipeCommand({ Name: "orders" }))
}
