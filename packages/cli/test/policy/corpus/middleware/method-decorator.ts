// A decorator wraps the method that calls.
//
// allow cloudwatch:PutMetricData * when cloudwatch:namespace=Api
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/posts
// deny cloudwatch:PutMetricData * when cloudwatch:namespace=Other
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/posts

import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch"
import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb"

const cloudwatch = new CloudWatchClient({})

function counted(_target: object, name: string, descriptor: PropertyDescriptor) {
  const original = descriptor.value
  descriptor.value = async function (...values: unknown[]) {
    await cloudwatch.send(new PutMetricDataCommand({ Namespace: "Api", MetricData: [{ MetricName: name, Value: 1 }] }))
    return original.apply(this, values)
  }
}

class Posts {
  private readonly client = new DynamoDBClient({})

  @counted
  async list(author: string) {
    return this.client.send(
      new QueryCommand({
        TableName: "posts",
        KeyConditionExpression: "author = :a",
        ExpressionAttributeValues: { ":a": { S: author } },
      }),
    )
  }
}

const posts = new Posts()
export const handler = async ({ author }: { author: string }) => posts.list(author)
