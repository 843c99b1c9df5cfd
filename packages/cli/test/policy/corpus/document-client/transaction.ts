// A transaction needs the action of each of its items.
//
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// allow dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/stock
// allow dynamodb:ConditionCheckItem arn:aws:dynamodb:us-east-1:111122223333:table/customers
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/carts
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/stock
// deny dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/orders

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, TransactWriteCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

export const handler = async ({ id, customer, product }: Record<string, string>) => {
  await documents.send(
    new TransactWriteCommand({
      TransactItems: [
        {
          ConditionCheck: {
            TableName: "customers",
            Key: { id: customer },
            ConditionExpression: "attribute_exists(id)",
          },
        },
        { Put: { TableName: "orders", Item: { id } } },
        {
          Update: {
            TableName: "stock",
            Key: { product },
            UpdateExpression: "ADD amount :minus",
            ExpressionAttributeValues: { ":minus": -1 },
          },
        },
        { Delete: { TableName: "carts", Key: { customer } } },
      ],
    }),
  )
}
