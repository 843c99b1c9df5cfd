// The environment parsed by a schema.
//
// env TABLE=orders
// env TOPIC_ARN=arn:aws:sns:us-east-1:111122223333:orders
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:orders
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/TABLE
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:other

import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"
import { z } from "zod"

const env = z
  .object({ TABLE: z.string().min(1), TOPIC_ARN: z.string(), LEVEL: z.string().default("info") })
  .parse(process.env)

export const handler = async ({ id }: { id: string }) => {
  const { Item } = await new DynamoDBClient({}).send(
    new GetItemCommand({ TableName: env.TABLE, Key: { id: { S: id } } }),
  )
  await new SNSClient({}).send(new PublishCommand({ TopicArn: env.TOPIC_ARN, Message: JSON.stringify(Item) }))
}
