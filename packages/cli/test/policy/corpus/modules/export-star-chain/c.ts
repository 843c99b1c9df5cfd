import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, QueryCommand, ScanCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export const list = (tag: string) =>
  documents.send(
    new QueryCommand({
      TableName: process.env.TABLE,
      KeyConditionExpression: "tag = :t",
      ExpressionAttributeValues: { ":t": tag },
    }),
  )

export const all = () => documents.send(new ScanCommand({ TableName: process.env.TABLE }))
