// A single-table design with keys of several kinds and one index.
//
// env TABLE=app
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/app
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/app
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/app
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/app/index/gsi1
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/app
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/app/index/gsi2
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/app

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocument } from "@aws-sdk/lib-dynamodb"

const table = {
  documents: DynamoDBDocument.from(new DynamoDBClient({})),
  TableName: process.env.TABLE,

  get(pk: string, sk: string) {
    return this.documents.get({ TableName: this.TableName, Key: { pk, sk } })
  },
  under(pk: string) {
    return this.documents.query({
      TableName: this.TableName,
      KeyConditionExpression: "pk = :pk",
      ExpressionAttributeValues: { ":pk": pk },
    })
  },
  by(index: "gsi1", key: string) {
    return this.documents.query({
      TableName: this.TableName,
      IndexName: index,
      KeyConditionExpression: `${index}pk = :k`,
      ExpressionAttributeValues: { ":k": key },
    })
  },
  put(Item: Record<string, unknown>) {
    return this.documents.put({ TableName: this.TableName, Item })
  },
}

export const handler = async ({ user, email }: { user: string; email: string }) => {
  await table.put({ pk: `USER#${user}`, sk: "PROFILE", gsi1pk: email })
  return [await table.get(`USER#${user}`, "PROFILE"), await table.under(`USER#${user}`), await table.by("gsi1", email)]
}
