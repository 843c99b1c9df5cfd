// A generic repository whose subclasses say their table, and a unit that holds both.
//
// env STAGE=prod
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/prod-users
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/prod-users
// allow dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/prod-invoices/index/byUser
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/prod-invoices
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/prod-invoices
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/prod-users

import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient({}))

abstract class Repository<T extends { id: string }> {
  protected abstract readonly entity: string

  protected get TableName() {
    return `${process.env.STAGE}-${this.entity}`
  }

  async find(id: string) {
    const { Item } = await documents.send(new GetCommand({ TableName: this.TableName, Key: { id } }))
    return Item as T | undefined
  }

  async save(Item: T) {
    await documents.send(new PutCommand({ TableName: this.TableName, Item }))
    return Item
  }

  async remove(id: string) {
    await documents.send(new DeleteCommand({ TableName: this.TableName, Key: { id } }))
  }

  protected async *by(IndexName: string, attribute: string, value: string): AsyncGenerator<T> {
    let ExclusiveStartKey: Record<string, unknown> | undefined
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: this.TableName,
          IndexName,
          KeyConditionExpression: "#a = :v",
          ExpressionAttributeNames: { "#a": attribute },
          ExpressionAttributeValues: { ":v": value },
          ExclusiveStartKey,
        }),
      )
      yield* (page.Items ?? []) as T[]
      ExclusiveStartKey = page.LastEvaluatedKey
    } while (ExclusiveStartKey)
  }
}

class Users extends Repository<{ id: string; seen: number }> {
  protected readonly entity = "users"
}

class Invoices extends Repository<{ id: string; user: string; total: number }> {
  protected readonly entity = "invoices"

  ofUser(user: string) {
    return this.by("byUser", "user", user)
  }
}

const unit = { users: new Users(), invoices: new Invoices() }

export const handler = async ({ id }: { id: string }) => {
  const user = await unit.users.find(id)
  if (!user) return undefined
  let sum = 0
  for await (const { total } of unit.invoices.ofUser(id)) sum += total
  await unit.users.save({ ...user, seen: Date.now() })
  return sum
}
