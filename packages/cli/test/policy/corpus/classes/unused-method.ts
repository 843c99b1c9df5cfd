// A method that nothing calls gives nothing.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/users
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/users

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DeleteCommand, DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb"

class Users {
  readonly #documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

  find(id: string) {
    return this.#documents.send(new GetCommand({ TableName: "users", Key: { id } }))
  }

  erase(id: string) {
    return this.#documents.send(new DeleteCommand({ TableName: "users", Key: { id } }))
  }
}

const users = new Users()

export const handler = async ({ id }: { id: string }) => users.find(id)
