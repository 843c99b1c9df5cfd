// Names chosen by a switch.
//
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:small
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:large
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:medium

import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"

function queueOf(size: string) {
  switch (size) {
    case "L":
      return "https://sqs.us-east-1.amazonaws.com/111122223333/large"
    case "S":
      return "https://sqs.us-east-1.amazonaws.com/111122223333/small"
    default:
      throw new Error(`no size ${size}`)
  }
}

export const handler = async ({ size }: { size: string }) =>
  new SQSClient({}).send(new SendMessageCommand({ QueueUrl: queueOf(size), MessageBody: size }))
