// A message to every connection of a WebSocket API.
//
// env TABLE=connections
// env ENDPOINT=https://abc123.execute-api.us-east-1.amazonaws.com/prod
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/connections
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/connections
// allow execute-api:ManageConnections arn:aws:execute-api:us-east-1:111122223333:abc123/prod/POST/@connections/*
// deny execute-api:ManageConnections arn:aws:execute-api:us-east-1:111122223333:abc123/prod/DELETE/@connections/1
// deny execute-api:ManageConnections arn:aws:execute-api:us-east-1:111122223333:abc123/dev/POST/@connections/1
// deny execute-api:Invoke arn:aws:execute-api:us-east-1:111122223333:abc123/prod/POST/x

import { ApiGatewayManagementApiClient, PostToConnectionCommand } from "@aws-sdk/client-apigatewaymanagementapi"
import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DeleteCommand, DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const connections = new ApiGatewayManagementApiClient({ endpoint: process.env.ENDPOINT })
const TableName = process.env.TABLE

export const handler = async (event: { body: string }) => {
  const { Items = [] } = await documents.send(new ScanCommand({ TableName }))
  await Promise.all(
    Items.map(async ({ id }) => {
      try {
        await connections.send(new PostToConnectionCommand({ ConnectionId: id, Data: event.body }))
      } catch {
        await documents.send(new DeleteCommand({ TableName, Key: { id } }))
      }
    }),
  )
  return { statusCode: 200 }
}
