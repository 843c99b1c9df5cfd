// Waiters ask the operation that they are made of.
//
// allow s3:GetObject arn:aws:s3:::incoming/ready.flag
// allow dynamodb:DescribeTable arn:aws:dynamodb:us-east-1:111122223333:table/staging
// allow dynamodb:CreateTable arn:aws:dynamodb:us-east-1:111122223333:table/staging
// allow lambda:GetFunction arn:aws:lambda:us-east-1:111122223333:function:loader
// allow lambda:UpdateFunctionCode arn:aws:lambda:us-east-1:111122223333:function:loader
// allow s3:GetObject arn:aws:s3:::releases/loader.zip
// deny dynamodb:DeleteTable arn:aws:dynamodb:us-east-1:111122223333:table/staging
// deny lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:loader

import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from "@aws-sdk/client-dynamodb"
import { LambdaClient, UpdateFunctionCodeCommand, waitUntilFunctionUpdatedV2 } from "@aws-sdk/client-lambda"
import { S3Client, waitUntilObjectExists } from "@aws-sdk/client-s3"

const options = { maxWaitTime: 120, minDelay: 2 }

export const handler = async () => {
  await waitUntilObjectExists({ client: new S3Client({}), ...options }, { Bucket: "incoming", Key: "ready.flag" })
  const dynamodb = new DynamoDBClient({})
  const TableName = "staging"
  await dynamodb.send(
    new CreateTableCommand({
      TableName,
      BillingMode: "PAY_PER_REQUEST",
      KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
      AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
    }),
  )
  await waitUntilTableExists({ client: dynamodb, ...options }, { TableName })
  const lambda = new LambdaClient({})
  const FunctionName = "loader"
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, S3Bucket: "releases", S3Key: "loader.zip" }))
  await waitUntilFunctionUpdatedV2({ client: lambda, ...options }, { FunctionName })
}
