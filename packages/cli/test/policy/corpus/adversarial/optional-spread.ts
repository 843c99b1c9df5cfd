// A property that is only spread in on some requests: the call with it, and the call without.
//
// allow events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/orders
// allow events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/default
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/orders
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/orders/index/byDate
// allow s3:GetObject arn:aws:s3:::files/a
// allow s3:GetObjectVersion arn:aws:s3:::files/a
// deny events:PutEvents arn:aws:events:us-east-1:111122223333:event-bus/other
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/orders/index/other

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge"
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const events = new EventBridgeClient({})
const s3 = new S3Client({})

interface Request {
  customer: string
  isOrder: boolean
  byDate: boolean
  version?: string
}

export const handler = async ({ customer, isOrder, byDate, version }: Request) => {
  const Entries = [{ Source: "shop", Detail: "{}", ...(isOrder && { EventBusName: "orders" }) }]
  await events.send(new PutEventsCommand({ Entries }))
  await s3.send(
    new GetObjectCommand(Object.assign({ Bucket: "files", Key: "a" }, version ? { VersionId: version } : undefined)),
  )
  const { Items } = await documents.send(
    new QueryCommand({
      ...(byDate ? { IndexName: "byDate" } : {}),
      TableName: "orders",
      KeyConditionExpression: "customer = :c",
      ExpressionAttributeValues: { ":c": customer },
    }),
  )
  return Items
}
