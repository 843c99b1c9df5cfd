// A tracing wrapper gives its client back.
//
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:audit
// deny sqs:ReceiveMessage arn:aws:sqs:us-east-1:111122223333:audit
// deny sqs:DeleteQueue arn:aws:sqs:us-east-1:111122223333:audit

import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs"

const traced = <Client>(client: Client): Client => client

const sqs = traced(new SQSClient({}))

export const handler = async (event: { lines: string[] }) =>
  sqs.send(
    new SendMessageBatchCommand({
      QueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/audit",
      Entries: event.lines.map((line, index) => ({ Id: String(index), MessageBody: line })),
    }),
  )
