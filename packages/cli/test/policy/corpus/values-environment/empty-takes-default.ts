// A variable that is given as nothing takes its default.
//
// env FLAGS_TABLE=
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/local-flags
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/flags

import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb"

const table = process.env.FLAGS_TABLE || "local-flags"

export const handler = async () => new DynamoDBClient({}).send(new ScanCommand({ TableName: table }))
