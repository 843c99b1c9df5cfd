// Text of a document in a bucket, kept in a table.
//
// env TABLE=texts
// allow textract:DetectDocumentText *
// allow s3:GetObject arn:aws:s3:::scans/*
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/texts
// deny textract:AnalyzeDocument *
// deny s3:GetObject arn:aws:s3:::texts/1

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DetectDocumentTextCommand, TextractClient } from "@aws-sdk/client-textract"
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb"

const textract = new TextractClient({})
const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export const handler = async ({ key }: { key: string }) => {
  const { Blocks = [] } = await textract.send(
    new DetectDocumentTextCommand({ Document: { S3Object: { Bucket: "scans", Name: key } } }),
  )
  const text = Blocks.flatMap(({ BlockType, Text }) => (BlockType === "LINE" ? [Text] : [])).join("\n")
  await documents.send(new PutCommand({ TableName: process.env.TABLE, Item: { key, text } }))
}
