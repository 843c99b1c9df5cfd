import { createHash, randomUUID } from "node:crypto"
import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from "@aws-sdk/lib-dynamodb"
import { NotFoundError, UnprocessableEntityError } from "@tsapi/framework"
import { itemThatFailed } from "./condition-failure.ts"
import type { Place } from "./cursor.ts"
import { PreconditionFailedError } from "./preconditions.ts"
import { todoTable } from "./todo-table.ts"
import { todoUpdate } from "./todo-update.ts"
import { Todo } from "./todo.ts"
import type { NewTodo, TodoChanges } from "./todo.ts"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient(), {
  marshallOptions: { removeUndefinedValues: true },
})

export interface ListOptions {
  /** At most this many. */
  readonly limit: number
  readonly done?: boolean
  /** The last todo of the page before. */
  readonly after?: Place
}

/** The version a caller believes a todo has. */
export type ExpectedVersion = number | "any"

/** The todos in DynamoDB. Every method takes the owner first, and reaches nobody else's. */
export class TodoRepository {
  /** Oldest first. `next` is the place of the last todo shown, when there are more. */
  async list(owner: string, { limit, done, after }: ListOptions): Promise<{ todos: Todo[]; next: Place | undefined }> {
    const found: Todo[] = []
    let start: Record<string, unknown> | undefined = after && { owner, ...after }
    // DynamoDB filters what it has read up to `Limit`, so a query may yield fewer than asked for, or none.
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: todoTable.name,
          IndexName: "byCreation",
          KeyConditionExpression: "#owner = :owner",
          FilterExpression: done === undefined ? undefined : "#done = :done",
          ExpressionAttributeNames: { "#owner": "owner", ...(done !== undefined && { "#done": "done" }) },
          ExpressionAttributeValues: { ":owner": owner, ":done": done },
          Limit: limit + 1,
          ExclusiveStartKey: start,
        }),
      )
      found.push(...(page.Items ?? []).map((item) => Todo.parse(item)))
      start = page.LastEvaluatedKey
    } while (start && found.length <= limit)
    const todos = found.slice(0, limit)
    return { todos, next: found.length > limit ? todos.at(-1) : undefined }
  }

  async find(owner: string, id: string): Promise<Todo | undefined> {
    const { Item } = await documents.send(new GetCommand({ TableName: todoTable.name, Key: { owner, id } }))
    return Item && Todo.parse(Item)
  }

  /** Equal todos under one idempotency key are one todo; a different todo under the same key is refused. */
  async add(owner: string, todo: NewTodo, key: string = randomUUID()): Promise<{ todo: Todo; isNew: boolean }> {
    const now = new Date().toISOString()
    const fingerprint = sha256(JSON.stringify(todo))
    const id = sha256(key).slice(0, 32)
    const item = { owner, id, ...todo, done: false, version: 1, createdAt: now, updatedAt: now, fingerprint }
    try {
      await documents.send(
        new PutCommand({
          TableName: todoTable.name,
          Item: item,
          ConditionExpression: "attribute_not_exists(id)",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      )
      return { todo: Todo.parse(item), isNew: true }
    } catch (error) {
      const stored = itemThatFailed(error)
      if (stored?.fingerprint === fingerprint) return { todo: Todo.parse(stored), isNew: false }
      throw new UnprocessableEntityError("This Idempotency-Key was used for a different todo", { cause: error })
    }
  }

  async change(owner: string, id: string, changes: TodoChanges, version: ExpectedVersion): Promise<Todo> {
    const update = todoUpdate(changes)
    try {
      const { Attributes } = await documents.send(
        new UpdateCommand({
          TableName: todoTable.name,
          Key: { owner, id },
          UpdateExpression: update.expression,
          ConditionExpression: version === "any" ? "attribute_exists(id)" : "#version = :version",
          ExpressionAttributeNames: update.names,
          ExpressionAttributeValues: { ...update.values, ...(version !== "any" && { ":version": version }) },
          ReturnValues: "ALL_NEW",
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      )
      return Todo.parse(Attributes)
    } catch (error) {
      throw missingOrChanged(id, error)
    }
  }

  async remove(owner: string, id: string, version: ExpectedVersion): Promise<void> {
    try {
      await documents.send(
        new DeleteCommand({
          TableName: todoTable.name,
          Key: { owner, id },
          ConditionExpression: version === "any" ? "attribute_exists(id)" : "#version = :version",
          ExpressionAttributeNames: version === "any" ? undefined : { "#version": "version" },
          ExpressionAttributeValues: version === "any" ? undefined : { ":version": version },
          ReturnValuesOnConditionCheckFailure: "ALL_OLD",
        }),
      )
    } catch (error) {
      throw missingOrChanged(id, error)
    }
  }
}

function missingOrChanged(id: string, cause: unknown): NotFoundError | PreconditionFailedError {
  if (!itemThatFailed(cause)) return new NotFoundError(`No todo ${id}`, { cause })
  return new PreconditionFailedError(`Todo ${id} has changed since: get it again`, { cause })
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}
