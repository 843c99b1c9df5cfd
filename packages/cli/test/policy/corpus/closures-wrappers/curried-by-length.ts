// A function is called once it has as many arguments as it takes.
//
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/a
// allow dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/b
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/b
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/a

import { DeleteItemCommand, DynamoDBClient, GetItemCommand } from "@aws-sdk/client-dynamodb"

const db = new DynamoDBClient({})

type Curried = (...args: unknown[]) => any

const curry =
  (fn: Curried, ...given: unknown[]): Curried =>
  (...more) => {
    const args = [...given, ...more]
    return args.length >= fn.length ? fn(...args) : curry(fn, ...args)
  }

const run = curry((Command: any, TableName: any, id: any) =>
  db.send(new Command({ TableName, Key: { id: { S: id } } })),
)

export const handler = async (event: { id: string }) => {
  await run(GetItemCommand)("a")(event.id)
  await run(DeleteItemCommand, "b")(event.id)
}
