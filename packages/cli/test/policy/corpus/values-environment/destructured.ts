// process.env taken apart, with a default and a rename.
//
// env TABLE_NAME=todos
// env QUEUE_URL=https://sqs.us-east-1.amazonaws.com/111122223333/jobs
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:jobs
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/fallback
// deny sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:other

import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"

const { TABLE_NAME: TableName = "fallback", QUEUE_URL: QueueUrl } = process.env

export const handler = async ({ id }: { id: string }) => {
  await new DynamoDBClient({}).send(new PutItemCommand({ TableName, Item: { id: { S: id } } }))
  await new SQSClient({}).send(new SendMessageCommand({ QueueUrl, MessageBody: id }))
}
