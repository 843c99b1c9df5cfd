import type { CfnValue } from "../model/cloudformation.ts"
import { streamsVariable } from "./dynamodb/streams-variable.ts"
import type { EmbeddedService } from "./services/embedded-service.ts"
import { apiOf } from "./dynamodb/api-of.ts"
import { DynamoDbError } from "./dynamodb/dynamodb-error.ts"
import { RemoteConsumers } from "./dynamodb/remote-consumers.ts"
import { ensureTable } from "./dynamodb/ensure-table.ts"
import { UserError } from "../errors/user-error.ts"

/** A DynamoDB that the developer runs (LocalStack, moto, DynamoDB Local), called in its own protocol. */
export function remoteDynamoDb(endpoint: string, region: string): Omit<EmbeddedService, "close"> {
  const service: Omit<EmbeddedService, "close"> = {
    endpoint,
    variables: streamsVariable(endpoint),
    async call(operation, input) {
      if (operation === "EnsureTable") return ensureTable(service, String(input["TableName"]), asJson(input))
      if (operation === "EnsureConsumer") return consumers.ensure(input)
      if (operation === "SaveConsumer") return consumers.save(input)
      const response = await post(endpoint, { operation, input, region })
      const answer: unknown = await response.json()
      if (!response.ok) throw toError(answer, response.status)
      return answer
    },
  }
  const consumers = new RemoteConsumers(service)
  return service
}

async function post(
  endpoint: string,
  { operation, input, region }: { operation: string; input: unknown; region: string },
): Promise<Response> {
  const date = new Date().toISOString().slice(0, 10).replaceAll("-", "")
  const headers = {
    "Content-Type": "application/x-amz-json-1.0",
    "X-Amz-Target": `${apiOf(operation)}.${operation}`,
    // Stand-ins read the service and the region from the signature's scope, and do not verify it.
    Authorization: `AWS4-HMAC-SHA256 Credential=local/${date}/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
  }
  try {
    return await fetch(endpoint, { method: "POST", headers, body: JSON.stringify(input) })
  } catch (cause) {
    throw new UserError("LOCAL_SERVICE_UNREACHABLE", `DynamoDB does not answer at ${endpoint}`, {
      hint: "Start it, or unset AWS_ENDPOINT_URL and AWS_ENDPOINT_URL_DYNAMODB to use the embedded one.",
      cause,
    })
  }
}

function toError(answer: unknown, status: number): Error {
  const { __type = "UnknownError", message, Message } = answer as Readonly<Record<string, string | undefined>>
  return new DynamoDbError(__type.replace(/^.*#/, ""), message ?? Message ?? "", { status })
}

function asJson(input: unknown): Readonly<Record<string, CfnValue>> {
  return JSON.parse(JSON.stringify(input))
}
