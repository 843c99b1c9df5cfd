// A branch that a constant closes.
//
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:a
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:b

import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"

const useNewQueue = false
const sqs = new SQSClient({})

export const handler = async () => {
  if (useNewQueue)
    return sqs.send(
      new SendMessageCommand({ QueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/b", MessageBody: "" }),
    )
  return sqs.send(
    new SendMessageCommand({ QueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/a", MessageBody: "" }),
  )
}
