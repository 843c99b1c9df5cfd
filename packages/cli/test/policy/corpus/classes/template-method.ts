// A template method in the base class calls what the subclass defines.
//
// allow s3:GetObject arn:aws:s3:::imports/*
// allow dynamodb:BatchWriteItem arn:aws:dynamodb:us-east-1:111122223333:table/imported
// deny s3:DeleteObject arn:aws:s3:::imports/1
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/imported

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { BatchWriteCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb"

abstract class Import {
  async run(key: string) {
    const text = await this.read(key)
    await this.write(text.split("\n"))
  }

  protected abstract read(key: string): Promise<string>
  protected abstract write(lines: string[]): Promise<void>
}

class CsvImport extends Import {
  private readonly s3 = new S3Client({})
  private readonly documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

  protected async read(Key: string) {
    const { Body } = await this.s3.send(new GetObjectCommand({ Bucket: "imports", Key }))
    return (await Body?.transformToString()) ?? ""
  }

  protected async write(lines: string[]) {
    const puts = lines.map((line) => ({ PutRequest: { Item: { id: line } } }))
    await this.documents.send(new BatchWriteCommand({ RequestItems: { imported: puts } }))
  }
}

export const handler = async ({ key }: { key: string }) => new CsvImport().run(key)
