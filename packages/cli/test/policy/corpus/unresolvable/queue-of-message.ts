// A queue that the message names.
//
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:*
// deny sqs:DeleteQueue arn:aws:sqs:us-east-1:111122223333:any
// deny sqs:SendMessage arn:aws:sqs:us-east-1:999988887777:any

import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"

const sqs = new SQSClient({})

export const handler = async (event: { Records: { body: string }[] }) => {
  for (const { body } of event.Records) {
    const { replyTo } = JSON.parse(body)
    await sqs.send(new SendMessageCommand({ QueueUrl: replyTo, MessageBody: "done" })) // warns POLICY_RESOURCE_UNKNOWN
  }
}
