/** What the code of a test begins with. */
export const services = `
  import "reflect-metadata"
  import { DynamoDB } from "@aws-sdk/client-dynamodb"
  const client = new DynamoDB({})
  const get = (TableName: string) => client.getItem({ TableName, Key: {} })
  interface Store { find(): unknown }`
/** A class for each of two tables. */
export const stores = (decorator: string) => `
  @${decorator}() class Todos implements Store { find() { return get("todos") } }
  @${decorator}() class Users implements Store { find() { return get("users") } }`
/** What the first of them needs. */
export const todos = ["dynamodb:GetItem table/todos"]
/** What both need. */
export const both = [...todos, "dynamodb:GetItem table/users"]
