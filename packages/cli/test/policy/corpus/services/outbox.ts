// An outbox: events written with the data, and sent by a job.
//
// env TABLE=orders
// env OUTBOX=outbox
// env TOPIC=arn:aws:sns:us-east-1:111122223333:orders
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/outbox
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/outbox
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/outbox
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:orders
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/orders

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"
import { DeleteCommand, DynamoDBDocumentClient, QueryCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const sns = new SNSClient({})
const { TABLE, OUTBOX, TOPIC } = process.env

async function place(id: string) {
  const puts = [
    { TableName: TABLE, Item: { id, state: "placed" } },
    { TableName: OUTBOX, Item: { day: "today", id } },
  ]
  await documents.send(new TransactWriteCommand({ TransactItems: puts.map((Put) => ({ Put })) }))
}

async function drain() {
  const { Items = [] } = await documents.send(
    new QueryCommand({
      TableName: OUTBOX,
      KeyConditionExpression: "#d = :d",
      ExpressionAttributeNames: { "#d": "day" },
      ExpressionAttributeValues: { ":d": "today" },
    }),
  )
  for (const { day, id } of Items) {
    await sns.send(new PublishCommand({ TopicArn: TOPIC, Message: id }))
    await documents.send(new DeleteCommand({ TableName: OUTBOX, Key: { day, id } }))
  }
}

export const handler = async (event: { order?: string }) => (event.order ? place(event.order) : drain())
