// marshall and unmarshall, and instanceof, call nothing.
//
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/todos

import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb"
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb"

export const handler = async (event: object) => {
  try {
    return unmarshall(marshall(event))
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return "taken"
    throw error
  }
}
