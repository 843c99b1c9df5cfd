// A getter makes the call's parameter.
//
// env STAGE=prod
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/prod-flags
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/dev-flags
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/flags

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb"

class Flags {
  get table() {
    return `${process.env.STAGE}-flags`
  }

  get documents() {
    return DynamoDBDocumentClient.from(new DynamoDBClient({}))
  }

  all() {
    return this.documents.send(new ScanCommand({ TableName: this.table }))
  }
}

export const handler = async () => (await new Flags().all()).Items
