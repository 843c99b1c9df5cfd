// A variable that nothing sets: every table of the account and region, and a warning.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/*
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/any
// deny dynamodb:GetItem arn:aws:dynamodb:eu-west-1:111122223333:table/any

import { DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"

export const handler = async ({ id }: { id: string }) =>
  new DynamoDBClient({}).send(
    new GetItemCommand({ TableName: process.env.NOBODY_SETS_THIS, Key: { id: { S: id } } }), // warns POLICY_RESOURCE_UNKNOWN
  )
