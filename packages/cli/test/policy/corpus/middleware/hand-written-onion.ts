// Middleware composed by hand.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/tokens
// allow s3:GetObject arn:aws:s3:::private-files/*
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/tokens
// deny s3:GetObject arn:aws:s3:::public-files/1

import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"

type Handler = (event: any) => Promise<unknown>
type Middleware = (next: Handler) => Handler

const client = new DynamoDBClient({})
const s3 = new S3Client({})

const authenticated: Middleware = (next) => async (event) => {
  const { Item } = await client.send(
    new GetItemCommand({ TableName: "tokens", Key: { token: { S: event.headers.authorization } } }),
  )
  return Item ? next(event) : { statusCode: 401 }
}

const timed: Middleware = (next) => async (event) => {
  const started = Date.now()
  const result = await next(event)
  console.log(Date.now() - started)
  return result
}

const compose = (middleware: Middleware[], handler: Handler) =>
  middleware.reduceRight((next, wrap) => wrap(next), handler)

export const handler = compose([timed, authenticated], async (event) =>
  s3.send(new GetObjectCommand({ Bucket: "private-files", Key: event.path })),
)
