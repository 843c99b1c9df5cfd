// The URL asked for by the queue's name.
//
// allow sqs:GetQueueUrl arn:aws:sqs:us-east-1:111122223333:orders
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:orders
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:order
// deny sqs:DeleteMessage arn:aws:sqs:us-east-1:111122223333:orders

import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"

const sqs = new SQSClient({})

export const handler = async ({ id }: { id: string }) => {
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: "orders" }))
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: id }))
}
