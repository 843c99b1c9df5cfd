// A router of one's own: a table of functions chosen by the request.
//
// env TABLE=books
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/books
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/books
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/books
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/books
// deny dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/books

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const TableName = process.env.TABLE

type Request = { routeKey: string; pathParameters?: { id?: string }; body?: string }

const routes = new Map<string, (request: Request) => Promise<unknown>>([
  ["GET /books", async () => (await documents.send(new ScanCommand({ TableName }))).Items],
  [
    "GET /books/{id}",
    async ({ pathParameters }) => documents.send(new GetCommand({ TableName, Key: { ...pathParameters } })),
  ],
  ["POST /books", async ({ body = "{}" }) => documents.send(new PutCommand({ TableName, Item: JSON.parse(body) }))],
])

export const handler = async (request: Request) => {
  const route = routes.get(request.routeKey)
  if (!route) return { statusCode: 404 }
  return { statusCode: 200, body: JSON.stringify(await route(request)) }
}
