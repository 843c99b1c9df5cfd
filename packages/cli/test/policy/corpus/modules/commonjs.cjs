// CommonJS with require and exports.
//
// env TABLE=legacy
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/legacy
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/legacy

const { DynamoDBClient, GetItemCommand } = require("@aws-sdk/client-dynamodb")

const client = new DynamoDBClient({})

exports.handler = async (event) => {
  const { Item } = await client.send(new GetItemCommand({ TableName: process.env.TABLE, Key: { id: { S: event.id } } }))
  return Item
}
