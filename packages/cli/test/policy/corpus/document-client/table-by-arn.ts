// TableName may hold a whole ARN, also of another account.
//
// allow dynamodb:GetItem arn:aws:dynamodb:eu-west-1:999988887777:table/shared
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/shared

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ region: "eu-west-1" }))

export const handler = async ({ id }: { id: string }) =>
  documents.send(new GetCommand({ TableName: "arn:aws:dynamodb:eu-west-1:999988887777:table/shared", Key: { id } }))
