// A configuration class reads the environment in its getters.
//
// env STAGE=prod
// env SERVICE=billing
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/billing-prod-invoices
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/billing-dev-invoices
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/invoices

import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb"

class Config {
  private read(name: string, otherwise = "") {
    return process.env[name] ?? otherwise
  }
  get prefix() {
    return `${this.read("SERVICE")}-${this.read("STAGE", "dev")}`
  }
}

const config = new Config()

export const handler = async ({ customer }: { customer: string }) =>
  new DynamoDBClient({}).send(
    new QueryCommand({
      TableName: `${config.prefix}-invoices`,
      KeyConditionExpression: "customer = :c",
      ExpressionAttributeValues: { ":c": { S: customer } },
    }),
  )
