// A table that the request names.
//
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/*
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/any
// deny dynamodb:Query arn:aws:dynamodb:us-west-2:111122223333:table/any

import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb"

export const handler = async (event: { table: string; id: string }) =>
  new DynamoDBClient({}).send(
    new QueryCommand({ TableName: event.table, KeyConditionExpression: "id = :i" }), // warns POLICY_RESOURCE_UNKNOWN
  )
