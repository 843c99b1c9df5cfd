// A trigger after confirmation keeps the user.
//
// env TABLE=profiles
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/profiles
// deny dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/profiles
// deny cognito-idp:AdminGetUser arn:aws:cognito-idp:us-east-1:111122223333:userpool/us-east-1_A

import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

export const handler = async (event: { userName: string; request: { userAttributes: Record<string, string> } }) => {
  const { sub = "", email = "" } = event.request.userAttributes
  await client.send(
    new PutItemCommand({
      TableName: process.env.TABLE,
      Item: { id: { S: sub }, email: { S: email } },
      ConditionExpression: "attribute_not_exists(id)",
    }),
  )
  return event
}
