// A name travels through five functions.
//
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/deep
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/shallow

import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb"

const one = (options: { table: string; id: string }) => two(options.table, { id: options.id })
const two = (table: string, rest: { id: string }) => three([table, rest.id])
const three = ([table, id]: string[]) => four({ target: { name: table }, id })
const four = ({ target: { name }, id = "" }: { target: { name?: string }; id?: string }) =>
  five.call(undefined, name, id)
function five(TableName: string | undefined, id: string) {
  return new DynamoDBClient({}).send(new PutItemCommand({ TableName, Item: { id: { S: id } } }))
}

export const handler = async ({ id }: { id: string }) => one({ table: "deep", id })
