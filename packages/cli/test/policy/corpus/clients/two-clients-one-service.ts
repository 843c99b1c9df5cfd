// Each client has its own calls; both are needed.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/settings
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/events
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/settings
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/events

import { DynamoDBClient, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb"

const fast = new DynamoDBClient({ maxAttempts: 1 })
const patient = new DynamoDBClient({ maxAttempts: 10 })

export const handler = async (event: { user: string }) => {
  const settings = await fast.send(new GetItemCommand({ TableName: "settings", Key: { user: { S: event.user } } }))
  const events = await patient.send(
    new QueryCommand({
      TableName: "events",
      KeyConditionExpression: "#u = :u",
      ExpressionAttributeNames: { "#u": "user" },
      ExpressionAttributeValues: { ":u": { S: event.user } },
    }),
  )
  return { settings: settings.Item, events: events.Items }
}
