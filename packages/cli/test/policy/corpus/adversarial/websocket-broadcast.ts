// A broadcast over a WebSocket API; connections that are gone are forgotten.
//
// env ENDPOINT=https://abc123.execute-api.us-east-1.amazonaws.com/prod
// env CONNECTIONS=connections
// allow execute-api:ManageConnections arn:aws:execute-api:us-east-1:111122223333:abc123/prod/POST/@connections/*
// allow execute-api:ManageConnections arn:aws:execute-api:us-east-1:111122223333:abc123/prod/DELETE/@connections/*
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/connections
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/connections
// deny execute-api:ManageConnections arn:aws:execute-api:us-east-1:111122223333:abc123/prod/GET/@connections/1
// deny execute-api:ManageConnections arn:aws:execute-api:us-east-1:111122223333:abc123/dev/POST/@connections/1
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/connections

import {
  ApiGatewayManagementApiClient,
  DeleteConnectionCommand,
  GoneException,
  PostToConnectionCommand,
} from "@aws-sdk/client-apigatewaymanagementapi"
import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DeleteCommand, DynamoDBDocumentClient, paginateScan } from "@aws-sdk/lib-dynamodb"

const endpoint = process.env["ENDPOINT"]
const sockets = new ApiGatewayManagementApiClient({ endpoint })
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const TableName = process.env["CONNECTIONS"]

export const handler = async ({ body, kick }: { body: string; kick?: string }) => {
  if (kick) await sockets.send(new DeleteConnectionCommand({ ConnectionId: kick }))
  const pages = paginateScan({ client: documents }, { TableName, ProjectionExpression: "connectionId" })
  for await (const { Items = [] } of pages) {
    await Promise.all(
      Items.map(async ({ connectionId }) => {
        try {
          await sockets.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: body }))
        } catch (error) {
          if (!(error instanceof GoneException)) throw error
          await documents.send(new DeleteCommand({ TableName, Key: { connectionId } }))
        }
      }),
    )
  }
  return { statusCode: 200 }
}
