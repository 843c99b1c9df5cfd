// Dependencies handed in as one object, with defaults.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:logins
// deny dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:users

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb"

const defaults = {
  documents: DynamoDBDocumentClient.from(new DynamoDBClient({})),
  sns: new SNSClient({}),
  clock: () => new Date(),
}

const login = async (name: string, { documents, sns, clock } = defaults) => {
  const { Item } = await documents.send(new GetCommand({ TableName: "users", Key: { name } }))
  if (!Item) throw new Error("unknown user")
  await sns.send(
    new PublishCommand({ TopicArn: "arn:aws:sns:us-east-1:111122223333:logins", Message: clock().toISOString() }),
  )
}

export const handler = async ({ name }: { name: string }) => login(name)
