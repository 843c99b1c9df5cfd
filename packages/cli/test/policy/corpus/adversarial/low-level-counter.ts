// The low-level client, with marshalled items and a conditional write that may fail.
//
// env TABLE_NAME=counters
// allow dynamodb:UpdateItem arn:aws:dynamodb:us-east-1:111122223333:table/counters
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/counters
// allow dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/counters
// deny dynamodb:DeleteItem arn:aws:dynamodb:us-east-1:111122223333:table/counters
// deny dynamodb:Query arn:aws:dynamodb:us-east-1:111122223333:table/counters/index/any

import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  UpdateItemCommand,
  type UpdateItemCommandInput,
} from "@aws-sdk/client-dynamodb"
import { marshall, unmarshall } from "@aws-sdk/util-dynamodb"

class Counters {
  static readonly table = process.env.TABLE_NAME ?? "unset"
  static readonly #client = new DynamoDBClient({})

  static async increment(id: string): Promise<number> {
    const input: UpdateItemCommandInput = {
      TableName: this.table,
      Key: marshall({ id }),
      UpdateExpression: "ADD hits :one",
      ConditionExpression: "attribute_exists(id)",
      ExpressionAttributeValues: marshall({ ":one": 1 }),
      ReturnValues: "UPDATED_NEW",
    }
    try {
      const { Attributes } = await this.#client.send(new UpdateItemCommand(input))
      return unmarshall(Attributes!)["hits"] as number
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error
      await this.#client.send(new PutItemCommand({ TableName: this.table, Item: marshall({ id, hits: 1 }) }))
      return 1
    }
  }

  static read = async (id: string) =>
    Counters.#client.send(new GetItemCommand({ TableName: Counters.table, Key: { id: { S: id } } }))
}

export async function handler(event: { id: string; peek?: boolean }) {
  return event.peek ? Counters.read(event.id) : Counters.increment(event.id)
}
