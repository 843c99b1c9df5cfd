// Powertools-style idempotency: claim, run, keep the result.
//
// env CLAIMS=claims
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/claims
// allow dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/claims
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/claims
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:paid
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/claims
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:claims

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"
import { DeleteCommand, DynamoDBDocumentClient, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb"

class ClaimStore {
  private readonly documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
  constructor(private readonly options: { tableName?: string; ttlSeconds: number }) {}

  async claim(id: string) {
    const expires = Math.floor(Date.now() / 1000) + this.options.ttlSeconds
    await this.documents.send(
      new PutCommand({
        TableName: this.options.tableName,
        Item: { id, expires },
        ConditionExpression: "attribute_not_exists(id)",
      }),
    )
  }

  async complete(id: string, result: unknown) {
    await this.documents.send(
      new UpdateCommand({
        TableName: this.options.tableName,
        Key: { id },
        UpdateExpression: "SET #r = :r",
        ExpressionAttributeNames: { "#r": "result" },
        ExpressionAttributeValues: { ":r": result },
      }),
    )
  }

  async release(id: string) {
    await this.documents.send(new DeleteCommand({ TableName: this.options.tableName, Key: { id } }))
  }
}

function idempotent<Event extends { id: string }, Result>(run: (event: Event) => Promise<Result>, store: ClaimStore) {
  return async (event: Event) => {
    await store.claim(event.id)
    try {
      const result = await run(event)
      await store.complete(event.id, result)
      return result
    } catch (error) {
      await store.release(event.id)
      throw error
    }
  }
}

const sns = new SNSClient({})
const claims = new ClaimStore({ tableName: process.env.CLAIMS, ttlSeconds: 3600 })

export const handler = idempotent(async ({ id }: { id: string }) => {
  const { MessageId } = await sns.send(
    new PublishCommand({ TopicArn: "arn:aws:sns:us-east-1:111122223333:paid", Message: id }),
  )
  return MessageId
}, claims)
