// A client that is made when something of it is first read.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/notes
// allow s3:PutObject arn:aws:s3:::notes/latest
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/notes
// deny s3:GetObject arn:aws:s3:::notes/latest

import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"
import { S3 } from "@aws-sdk/client-s3"

function lazy<T extends object>(create: () => T): T {
  let made: T | undefined
  return new Proxy({} as T, {
    get(_target, name, receiver) {
      made ??= create()
      const value = Reflect.get(made, name, receiver)
      return typeof value === "function" ? value.bind(made) : value
    },
  })
}

const db = lazy(() => new DynamoDBClient({}))
const s3 = lazy(() => new S3({}))

export const handler = async (event: { id: string }) => {
  await db.send(new GetItemCommand({ TableName: "notes", Key: { id: { S: event.id } } }))
  await s3.putObject({ Bucket: "notes", Key: "latest", Body: event.id })
}
