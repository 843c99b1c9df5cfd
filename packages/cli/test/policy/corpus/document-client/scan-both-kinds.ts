// The plain client and the document client side by side.
//
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/flags
// allow dynamodb:DescribeTable arn:aws:dynamodb:us-east-1:111122223333:table/flags
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/flags
// deny dynamodb:DescribeTable arn:aws:dynamodb:us-east-1:111122223333:table/other

import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb"

const plain = new DynamoDBClient({})
const documents = DynamoDBDocumentClient.from(plain)

export const handler = async () => {
  const { Table } = await plain.send(new DescribeTableCommand({ TableName: "flags" }))
  const { Items } = await documents.send(new ScanCommand({ TableName: "flags" }))
  return { count: Table?.ItemCount, flags: Items }
}
