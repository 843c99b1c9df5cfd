// The value that is deployed beats the default.
//
// env FLAGS_TABLE=prod-flags
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/prod-flags
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/local-flags

import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb"

const table = process.env.FLAGS_TABLE || "local-flags"

export const handler = async () => new DynamoDBClient({}).send(new ScanCommand({ TableName: table }))
