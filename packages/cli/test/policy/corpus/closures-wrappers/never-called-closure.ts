// A function that is made and never called gives nothing.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/things
// deny dynamodb:DeleteTable arn:aws:dynamodb:us-east-1:111122223333:table/things

import { DeleteTableCommand, DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

function make() {
  const drop = () => client.send(new DeleteTableCommand({ TableName: "things" }))
  const get = (id: string) => client.send(new GetItemCommand({ TableName: "things", Key: { id: { S: id } } }))
  return { drop, get }
}

export const handler = async ({ id }: { id: string }) => make().get(id)
