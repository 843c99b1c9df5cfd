// A worker that finds the URL of its queue by name, and moves what fails to a second queue.
//
// env FAILED_URL=https://sqs.us-east-1.amazonaws.com/111122223333/jobs-failed.fifo
// allow sqs:GetQueueUrl arn:aws:sqs:us-east-1:111122223333:jobs
// allow sqs:ReceiveMessage arn:aws:sqs:us-east-1:111122223333:jobs
// allow sqs:DeleteMessage arn:aws:sqs:us-east-1:111122223333:jobs
// allow sqs:ChangeMessageVisibility arn:aws:sqs:us-east-1:111122223333:jobs
// allow sqs:GetQueueAttributes arn:aws:sqs:us-east-1:111122223333:jobs
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:jobs-failed.fifo
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:jobs
// deny sqs:PurgeQueue arn:aws:sqs:us-east-1:111122223333:jobs

import {
  ChangeMessageVisibilityBatchCommand,
  DeleteMessageBatchCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SQSClient,
} from "@aws-sdk/client-sqs"

const sqs = new SQSClient({})
let queueUrl: string | undefined

async function url() {
  if (!queueUrl) {
    const response = await sqs.send(new GetQueueUrlCommand({ QueueName: "jobs" }))
    queueUrl = response.QueueUrl
  }
  return queueUrl
}

async function work(messages: Message[]) {
  const results = await Promise.allSettled(messages.map(async ({ Body }) => JSON.parse(Body ?? "{}") as unknown))
  return {
    done: messages.filter((_, i) => results[i]?.status === "fulfilled"),
    failed: messages.filter((_, i) => results[i]?.status === "rejected"),
  }
}

export const handler = async (_event: unknown, context: { getRemainingTimeInMillis(): number }) => {
  const QueueUrl = await url()
  while (context.getRemainingTimeInMillis() > 10_000) {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 5 }),
    )
    if (Messages.length === 0) break
    const { done, failed } = await work(Messages)
    const entries = (list: Message[]) =>
      list.map(({ ReceiptHandle }, i) => ({ Id: `${i}`, ReceiptHandle: ReceiptHandle! }))
    await sqs.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: entries(done) }))
    await sqs.send(
      new ChangeMessageVisibilityBatchCommand({
        QueueUrl,
        Entries: entries(failed).map((entry) => ({ ...entry, VisibilityTimeout: 0 })),
      }),
    )
    await sqs.send(
      new SendMessageBatchCommand({
        QueueUrl: process.env.FAILED_URL,
        Entries: failed.map(({ Body }, i) => ({ Id: `${i}`, MessageBody: Body!, MessageGroupId: "failed" })),
      }),
    )
  }
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["ApproximateNumberOfMessages"] }),
  )
  return Number(Attributes?.ApproximateNumberOfMessages)
}
