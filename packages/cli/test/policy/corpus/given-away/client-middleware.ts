// A function on a client's middleware stack runs with each of its requests.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/items
// allow firehose:PutRecord arn:aws:firehose:us-east-1:111122223333:deliverystream/audit
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/items
// deny firehose:PutRecordBatch arn:aws:firehose:us-east-1:111122223333:deliverystream/audit

import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"
import { FirehoseClient, PutRecordCommand } from "@aws-sdk/client-firehose"

const db = new DynamoDBClient({})
const firehose = new FirehoseClient({})

db.middlewareStack.add(
  (next, context) => async (args) => {
    const result = await next(args)
    const Data = new TextEncoder().encode(context.commandName)
    await firehose.send(new PutRecordCommand({ DeliveryStreamName: "audit", Record: { Data } }))
    return result
  },
  { step: "initialize", name: "audit" },
)

export const handler = (event: { id: string }) =>
  db.send(new GetItemCommand({ TableName: "items", Key: { id: { S: event.id } } }))
