// A waiter polls with its operation.
//
// allow dynamodb:CreateTable arn:aws:dynamodb:us-east-1:111122223333:table/tenant-a
// allow dynamodb:DescribeTable arn:aws:dynamodb:us-east-1:111122223333:table/tenant-a
// deny dynamodb:DeleteTable arn:aws:dynamodb:us-east-1:111122223333:table/tenant-a
// deny dynamodb:UpdateTable arn:aws:dynamodb:us-east-1:111122223333:table/tenant-a

import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

export const handler = async () => {
  await client.send(
    new CreateTableCommand({
      TableName: "tenant-a",
      BillingMode: "PAY_PER_REQUEST",
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
    }),
  )
  await waitUntilTableExists({ client, maxWaitTime: 60 }, { TableName: "tenant-a" })
}
