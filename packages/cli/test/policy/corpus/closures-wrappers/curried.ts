// Client, table and key arrive one after another.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/prices
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/prices
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/price

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb"

const getItem = (client: DynamoDBDocumentClient) => (TableName: string) => async (id: string) =>
  (await client.send(new GetCommand({ TableName, Key: { id } }))).Item

const fromTable = getItem(DynamoDBDocumentClient.from(new DynamoDBClient({})))
const findPrice = fromTable("prices")

export const handler = async ({ product }: { product: string }) => findPrice(product)
