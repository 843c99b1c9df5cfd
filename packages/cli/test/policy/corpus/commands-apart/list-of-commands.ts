// Commands collected in an array and sent in a loop.
//
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/carts
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/carts
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/orders

import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"

const client = new DynamoDBClient({})

export const handler = async ({ id, customer }: { id: string; customer: string }) => {
  const steps = []
  steps.push(new PutItemCommand({ TableName: "orders", Item: { id: { S: id } } }))
  steps.push(new DeleteItemCommand({ TableName: "carts", Key: { id: { S: customer } } }))
  for (const step of steps) await client.send(step)
}
