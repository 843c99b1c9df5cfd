// Names that a listing gives are of any table: a wildcard of the account and region, and a warning.
//
// allow dynamodb:ListTables *
// allow dynamodb:DescribeTable arn:aws:dynamodb:us-east-1:111122223333:table/*
// deny dynamodb:DeleteTable arn:aws:dynamodb:us-east-1:111122223333:table/any
// deny dynamodb:DescribeTable arn:aws:dynamodb:us-east-1:999988887777:table/any

import { DescribeTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

export const handler = async () => {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}))
  let items = 0
  for (const TableName of TableNames) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName })) // warns POLICY_RESOURCE_UNKNOWN
    items += Table?.ItemCount ?? 0
  }
  return items
}
