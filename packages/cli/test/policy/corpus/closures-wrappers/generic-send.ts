// One function sends every command of the app.
//
// allow s3:PutObject arn:aws:s3:::logs/*
// allow sqs:DeleteMessage arn:aws:sqs:us-east-1:111122223333:in
// deny s3:GetObject arn:aws:s3:::logs/1
// deny sqs:ReceiveMessage arn:aws:sqs:us-east-1:111122223333:in

import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { DeleteMessageCommand, SQSClient } from "@aws-sdk/client-sqs"

interface Sender {
  send(command: unknown): Promise<unknown>
}

async function send(client: Sender, command: unknown) {
  const started = Date.now()
  const result = await client.send(command)
  console.log({ took: Date.now() - started })
  return result
}

const s3 = new S3Client({}) as Sender
const sqs = new SQSClient({}) as Sender

export const handler = async (event: { Records: { body: string; messageId: string; receiptHandle: string }[] }) => {
  for (const { body, messageId, receiptHandle } of event.Records) {
    await send(s3, new PutObjectCommand({ Bucket: "logs", Key: messageId, Body: body }))
    await send(
      sqs,
      new DeleteMessageCommand({
        QueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/in",
        ReceiptHandle: receiptHandle,
      }),
    )
  }
}
