// Middy around a handler, with middleware of its own that audits after the answer.
//
// env PRODUCTS=products
// env AUDIT=https://sqs.us-east-1.amazonaws.com/111122223333/audit
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/products/index/byCategory
// allow sqs:SendMessage arn:aws:sqs:us-east-1:111122223333:audit
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/products
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/products
// deny sqs:ReceiveMessage arn:aws:sqs:us-east-1:111122223333:audit

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs"
import { DynamoDBDocumentClient, QueryCommand } from "@aws-sdk/lib-dynamodb"
import middy from "@middy/core"

interface Request {
  pathParameters: { category: string }
}

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

class AuditLog {
  private client?: SQSClient

  async write(entry: unknown) {
    this.client ??= new SQSClient({})
    await this.client.send(new SendMessageCommand({ QueueUrl: process.env.AUDIT, MessageBody: JSON.stringify(entry) }))
  }
}

const audit = (log: AuditLog) => ({
  after: async (request: { event: unknown; response: unknown }) => log.write(request),
  onError: async (request: { error: unknown }) => {
    await log.write({ error: String(request.error) })
  },
})

const listProducts = async ({ pathParameters: { category } }: Request) => {
  const { Items } = await documents.send(
    new QueryCommand({
      TableName: process.env.PRODUCTS,
      IndexName: "byCategory",
      KeyConditionExpression: "category = :c",
      ExpressionAttributeValues: { ":c": category },
    }),
  )
  return { statusCode: 200, body: JSON.stringify(Items) }
}

export const handler = middy().use(audit(new AuditLog())).handler(listProducts)
