// Functions that are put on an object of the runtime's, which calls them.
//
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/messages
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/connections
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/messages
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/connections

import { DynamoDB } from "@aws-sdk/client-dynamodb"

declare const WebSocket: new (url: string) => { onmessage?: (event: { data: string }) => void; onclose?: () => void }

const db = new DynamoDB({})

export const handler = (event: { id: string }) =>
  new Promise<void>((resolve) => {
    const socket = new WebSocket("wss://feed.example.com")
    socket.onmessage = async ({ data }) => {
      await db.putItem({ TableName: "messages", Item: { id: { S: event.id }, data: { S: data } } })
    }
    socket.onclose = () => {
      void db.deleteItem({ TableName: "connections", Key: { id: { S: event.id } } }).then(() => resolve())
    }
  })
