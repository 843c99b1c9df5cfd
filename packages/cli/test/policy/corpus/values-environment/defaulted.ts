// A variable that is not given may be set all the same where the function runs: its default is no promise.
//
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/*
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/local-flags
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:999988887777:table/local-flags

import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb"

const table = process.env.FLAGS_TABLE ?? "local-flags"

export const handler = async () => new DynamoDBClient({}).send(new ScanCommand({ TableName: table })) // warns POLICY_RESOURCE_UNKNOWN
