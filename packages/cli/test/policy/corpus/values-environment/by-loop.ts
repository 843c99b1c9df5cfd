// Several variables read in a loop.
//
// env TABLE_A=alpha
// env TABLE_B=beta
// allow dynamodb:DescribeTable arn:aws:dynamodb:us-east-1:111122223333:table/alpha
// allow dynamodb:DescribeTable arn:aws:dynamodb:us-east-1:111122223333:table/beta
// deny dynamodb:DescribeTable arn:aws:dynamodb:us-east-1:111122223333:table/gamma
// deny dynamodb:UpdateTable arn:aws:dynamodb:us-east-1:111122223333:table/alpha

import { DescribeTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

export const handler = async () => {
  const states = []
  for (const name of ["TABLE_A", "TABLE_B"]) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: process.env[name] }))
    states.push(Table?.TableStatus)
  }
  return states
}
