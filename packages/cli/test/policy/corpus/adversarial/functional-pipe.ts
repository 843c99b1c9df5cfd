// Point-free style: readers of an environment, composed and run at the end.
//
// env TABLE=todos
// env BUCKET=snapshots
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/todos
// allow s3:PutObject arn:aws:s3:::snapshots/latest.json
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny s3:PutObject arn:aws:s3:::snapshots/other.json

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb"

interface Environment {
  readonly documents: DynamoDBDocumentClient
  readonly s3: S3Client
  readonly table: string
  readonly bucket: string
}

type Reader<A> = (environment: Environment) => Promise<A>

const chain =
  <A, B>(reader: Reader<A>, next: (value: A) => Reader<B>): Reader<B> =>
  async (environment) =>
    next(await reader(environment))(environment)

const scan: Reader<Record<string, unknown>[]> = ({ documents, table: TableName }) =>
  documents.send(new ScanCommand({ TableName })).then(({ Items }) => Items ?? [])

const store =
  (Key: string) =>
  (value: unknown): Reader<number> =>
  async ({ s3, bucket: Bucket }) => {
    const Body = JSON.stringify(value)
    await s3.send(new PutObjectCommand({ Bucket, Key, Body }))
    return Body.length
  }

const program = chain(scan, store("latest.json"))

export const handler = () =>
  program({
    documents: DynamoDBDocumentClient.from(new DynamoDBClient({})),
    s3: new S3Client({}),
    table: process.env.TABLE!,
    bucket: process.env.BUCKET!,
  })
