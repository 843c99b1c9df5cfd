// Functions composed with pipe.
//
// env BUCKET=reports
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/sales
// allow s3:PutObject arn:aws:s3:::reports/sales.json
// deny s3:PutObject arn:aws:s3:::reports/other.json
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/sales

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb"

type Step = (value: any) => any

const pipe =
  (...steps: Step[]) =>
  (start?: unknown) =>
    steps.reduce(async (value, step) => step(await value), Promise.resolve(start))

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
const s3 = new S3Client({})

const load = async () => (await documents.send(new ScanCommand({ TableName: "sales" }))).Items ?? []
const total = (items: { amount: number }[]) => items.reduce((sum, { amount }) => sum + amount, 0)
const store = (sum: number) =>
  s3.send(new PutObjectCommand({ Bucket: process.env.BUCKET, Key: "sales.json", Body: JSON.stringify({ sum }) }))

export const handler = pipe(load, total, store)
