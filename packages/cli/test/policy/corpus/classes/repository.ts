// A repository class with its table as a private field.
//
// env TABLE_NAME=todos
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:Scan arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/todos

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb"

interface Todo {
  id: string
  title: string
}

class TodoRepository {
  private readonly documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))
  private readonly table = process.env.TABLE_NAME

  async find(id: string) {
    const { Item } = await this.documents.send(new GetCommand({ TableName: this.table, Key: { id } }))
    return Item as Todo | undefined
  }

  async save(todo: Todo) {
    await this.documents.send(new PutCommand({ TableName: this.table, Item: todo }))
  }

  async remove(id: string) {
    await this.documents.send(new DeleteCommand({ TableName: this.table, Key: { id } }))
  }
}

const todos = new TodoRepository()

export const handler = async (event: { httpMethod: string; pathParameters: { id: string }; body: string }) => {
  const { id } = event.pathParameters
  if (event.httpMethod === "GET") return todos.find(id)
  if (event.httpMethod === "DELETE") return todos.remove(id)
  return todos.save({ ...JSON.parse(event.body), id })
}
