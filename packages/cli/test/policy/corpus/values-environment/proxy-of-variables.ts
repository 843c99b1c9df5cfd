// Variables read through a proxy that checks that they are there.
//
// env USERS_TABLE=users
// env ORDERS_TABLE=orders
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/orders

import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb"

const db = new DynamoDBClient({})

const env = new Proxy({} as Record<string, string>, {
  get(_target, name: string) {
    const value = process.env[name]
    if (!value) throw new Error(`Missing ${name}`)
    return value
  },
})
const { ORDERS_TABLE } = env

const read = (TableName = "unset") => db.send(new GetItemCommand({ TableName, Key: { id: { S: "1" } } }))

export const handler = async () => {
  await read(env["USERS_TABLE"])
  await db.send(new PutItemCommand({ TableName: ORDERS_TABLE, Item: { id: { S: "1" } } }))
}
