// DynamoDBDocument has methods, among them ones named differently from the operation.
//
// allow dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/carts
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/carts
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/carts
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/carts

import { DynamoDB } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocument } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocument.from(new DynamoDB({}), { marshallOptions: { removeUndefinedValues: true } })

export const handler = async (event: { cart: string; isEmpty: boolean }) => {
  if (event.isEmpty) return documents.delete({ TableName: "carts", Key: { id: event.cart } })
  return documents.update({
    TableName: "carts",
    Key: { id: event.cart },
    UpdateExpression: "SET touched = :now",
    ExpressionAttributeValues: { ":now": Date.now() },
  })
}
