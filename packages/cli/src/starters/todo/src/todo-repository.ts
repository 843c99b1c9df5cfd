import { randomUUID } from "node:crypto"
import { ConditionalCheckFailedException, DynamoDBClient } from "@aws-sdk/client-dynamodb"
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  ScanCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb"
import { todoTable } from "./todo-table.ts"
import { Todo } from "./todo.ts"
import type { NewTodo } from "./todo.ts"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient())

export class TodoRepository {
  async all(): Promise<Todo[]> {
    const { Items = [] } = await documents.send(new ScanCommand({ TableName: todoTable.name }))
    return Items.map((item) => Todo.parse(item))
  }

  async find(id: string): Promise<Todo | undefined> {
    const { Item } = await documents.send(new GetCommand({ TableName: todoTable.name, Key: { id } }))
    return Item && Todo.parse(Item)
  }

  async add({ title }: NewTodo): Promise<Todo> {
    const todo = { id: randomUUID(), title, done: false }
    await documents.send(new PutCommand({ TableName: todoTable.name, Item: todo }))
    return todo
  }

  /** Undefined when there is no such todo. */
  async setDone(id: string, done: boolean): Promise<Todo | undefined> {
    try {
      const { Attributes } = await documents.send(
        new UpdateCommand({
          TableName: todoTable.name,
          Key: { id },
          ConditionExpression: "attribute_exists(id)",
          UpdateExpression: "SET done = :done",
          ExpressionAttributeValues: { ":done": done },
          ReturnValues: "ALL_NEW",
        }),
      )
      return Todo.parse(Attributes)
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return undefined
      throw error
    }
  }

  async remove(id: string): Promise<void> {
    await documents.send(new DeleteCommand({ TableName: todoTable.name, Key: { id } }))
  }
}
