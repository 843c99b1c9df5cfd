// The client is made where it is used, without a name.
//
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:jobs
// deny sqs:ReceiveMessage arn:aws:sqs:us-east-1:111122223333:jobs
// deny sqs:DeleteMessage arn:aws:sqs:us-east-1:111122223333:jobs
// deny sqs:PurgeQueue arn:aws:sqs:us-east-1:111122223333:jobs
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:jobs-dead

import { SQS } from "@aws-sdk/client-sqs"

export const handler = async () =>
  new SQS({ region: "us-east-1" }).sendMessage({
    QueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/jobs",
    MessageBody: "now",
  })
