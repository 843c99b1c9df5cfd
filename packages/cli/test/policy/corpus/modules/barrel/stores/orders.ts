import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

export const saveOrder = (id: string) =>
  client.send(new PutItemCommand({ TableName: "orders", Item: { id: { S: id } } }))
