// A consumer that polls, answers and deletes.
//
// env QUEUE_URL=https://sqs.us-east-1.amazonaws.com/111122223333/orders.fifo
// allow sqs:ReceiveMessage arn:aws:sqs:us-east-1:111122223333:orders.fifo
// allow sqs:DeleteMessage arn:aws:sqs:us-east-1:111122223333:orders.fifo
// allow sqs:ChangeMessageVisibility arn:aws:sqs:us-east-1:111122223333:orders.fifo
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:orders.fifo
// deny sqs:PurgeQueue arn:aws:sqs:us-east-1:111122223333:orders.fifo
// deny sqs:ReceiveMessage arn:aws:sqs:us-east-1:111122223333:orders

import {
  ChangeMessageVisibilityCommand,
  DeleteMessageBatchCommand,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs"

const sqs = new SQSClient({})
const QueueUrl = process.env.QUEUE_URL

export const handler = async () => {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }))
  const Entries = []
  for (const { MessageId: Id, ReceiptHandle, Body } of Messages) {
    if (Body) Entries.push({ Id, ReceiptHandle })
    else await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }))
  }
  await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries }))
}
