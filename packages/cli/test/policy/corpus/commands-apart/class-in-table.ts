// The command is chosen from an object by a name of the request.
//
// allow sqs:ReceiveMessage arn:aws:sqs:us-east-1:111122223333:jobs
// allow sqs:PurgeQueue arn:aws:sqs:us-east-1:111122223333:jobs
// allow sqs:GetQueueAttributes arn:aws:sqs:us-east-1:111122223333:jobs
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:jobs
// deny sqs:DeleteQueue arn:aws:sqs:us-east-1:111122223333:jobs

import { GetQueueAttributesCommand, PurgeQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs"

const commands = { look: ReceiveMessageCommand, empty: PurgeQueueCommand, describe: GetQueueAttributesCommand }
const sqs = new SQSClient({})

export const handler = async (event: { what: keyof typeof commands }) =>
  sqs.send(new commands[event.what]({ QueueUrl: "https://sqs.us-east-1.amazonaws.com/111122223333/jobs" }))
