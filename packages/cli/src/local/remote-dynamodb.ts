import type { CfnValue } from "../model/cloudformation.ts"
import { streamsVariable } from "./dynamodb/streams-variable.ts"
import type { EmbeddedService } from "./services/embedded-service.ts"
import { apiOf } from "./dynamodb/api-of.ts"
import { DynamoDbError } from "./dynamodb/dynamodb-error.ts"
import { RemoteConsumers } from "./dynamodb/remote-consumers.ts"
import { ensureTable } from "./dynamodb/ensure-table.ts"
import { callRemote, readRemoteError } from "./services/call-remote.ts"

/** A DynamoDB that the developer runs (LocalStack, moto, DynamoDB Local), called in its own protocol. */
export function remoteDynamoDb(endpoint: string, region: string): Omit<EmbeddedService, "close"> {
  const service: Omit<EmbeddedService, "close"> = {
    endpoint,
    variables: streamsVariable(endpoint),
    async call(operation, input) {
      if (operation === "EnsureTable") return ensureTable(service, String(input["TableName"]), asJson(input))
      if (operation === "EnsureConsumer") return consumers.ensure(input)
      if (operation === "SaveConsumer") return consumers.save(input)
      const target = `${apiOf(operation)}.${operation}`
      const call = { endpoint, service: "dynamodb", label: "DynamoDB", region, target, input }
      const { answer, status } = await callRemote(call)
      if (status < 400) return answer
      const { name, message } = readRemoteError(answer)
      throw new DynamoDbError(name, message, { status })
    },
  }
  const consumers = new RemoteConsumers(service)
  return service
}

function asJson(input: unknown): Readonly<Record<string, CfnValue>> {
  return JSON.parse(JSON.stringify(input))
}
