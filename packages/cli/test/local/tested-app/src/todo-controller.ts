import { DynamoDBClient } from "@aws-sdk/client-dynamodb"
import { DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb"
import * as commands from "@aws-sdk/lib-dynamodb"
import { type RouteRequest, controller, route } from "@tsapi/framework"
import { todoTable } from "./todo-table.ts"

const documents = DynamoDBDocumentClient.from(new DynamoDBClient())

@controller("/todos")
export class TodoController {
  @route("GET", "/{id}")
  async get({ params }: RouteRequest<"/{id}">) {
    const { Item } = await documents.send(new GetCommand({ TableName: todoTable.name, Key: { id: params.id } }))
    return Item
  }

  /** Sends a command whose name is only known at run time, so that nothing is granted for it. */
  @route("POST", "/{id}/{command}")
  async send({ params }: RouteRequest<"/{id}/{command}">) {
    const Command: unknown = Reflect.get(commands, params.command)
    if (typeof Command !== "function") return { refused: false }
    const input = { TableName: todoTable.name, Key: { id: params.id } }
    try {
      await documents.send(Reflect.construct(Command, [input]))
      return { refused: false }
    } catch (error) {
      if (!(error instanceof Error) || !("$metadata" in error)) throw error
      const { httpStatusCode } = Object(error.$metadata)
      return { refused: true, name: error.name, message: error.message, status: httpStatusCode }
    }
  }
}
