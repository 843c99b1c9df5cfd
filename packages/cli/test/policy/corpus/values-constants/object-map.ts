// Names from an object of constants, chosen by the request.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/shop-users
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/shop-orders
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/shop-secrets
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/users

import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"

const tables = { user: "shop-users", order: "shop-orders" } as const

export const handler = async ({ kind, id }: { kind: keyof typeof tables; id: string }) =>
  new DynamoDBClient({}).send(new GetItemCommand({ TableName: tables[kind], Key: { id: { S: id } } }))
