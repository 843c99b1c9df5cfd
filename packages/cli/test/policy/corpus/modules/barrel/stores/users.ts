import { DeleteItemCommand, DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

export const findUser = (id: string) => client.send(new GetItemCommand({ TableName: "users", Key: { id: { S: id } } }))

export const removeUser = (id: string) =>
  client.send(new DeleteItemCommand({ TableName: "users", Key: { id: { S: id } } }))
