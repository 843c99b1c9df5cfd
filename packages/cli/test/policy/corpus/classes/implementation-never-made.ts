// Of two implementations only one is ever made.
//
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/events
// deny s3:PutObject arn:aws:s3:::events/1

import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3"

interface EventLog {
  append(id: string): Promise<unknown>
}

class TableLog implements EventLog {
  private readonly client = new DynamoDBClient({})
  append(id: string) {
    return this.client.send(new PutItemCommand({ TableName: "events", Item: { id: { S: id } } }))
  }
}

export class BucketLog implements EventLog {
  private readonly client = new S3Client({})
  append(id: string) {
    return this.client.send(new PutObjectCommand({ Bucket: "events", Key: id, Body: "" }))
  }
}

const log: EventLog = new TableLog()

export const handler = async ({ id }: { id: string }) => log.append(id)
