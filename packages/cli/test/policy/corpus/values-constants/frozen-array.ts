// A list of names that is mapped.
//
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/a-2025
// allow dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/b-2025
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/c-2025
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/a

import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb"

const names = Object.freeze(["a", "b"])
const client = new DynamoDBClient({})

export const handler = async () =>
  Promise.all(names.map((name) => `${name}-2025`).map((TableName) => client.send(new ScanCommand({ TableName }))))
