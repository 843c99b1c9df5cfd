import {
  type ManagementAnswer,
  manageConnection,
  MAX_MESSAGE_BYTES,
  type WebSocketConnections,
} from "@tsapi/framework/emulator"
import { serveRequests, type ServiceAnswer } from "../protocol/serve-requests.ts"
import { ServiceError, unsupported } from "../protocol/service-error.ts"
import type { EmbeddedService } from "../services/embedded-service.ts"

interface Served {
  readonly connections: WebSocketConnections
}

/** Serves what a deployed WebSocket API has below `/@connections`, on a port of its own: there it has a name of its own. */
export async function startConnections({ connections }: Served): Promise<EmbeddedService> {
  const { endpoint, close } = await serveRequests({
    port: 0,
    // More than may be sent, so that what is too long is refused by name.
    maxBytes: MAX_MESSAGE_BYTES * 2,
    async answer({ method, url, body }): Promise<ServiceAnswer> {
      const [path = url] = url.split("?")
      return manageConnection({ method, path, body: Buffer.from(body) }, connections) ?? unknown(`${method} ${path}`)
    },
  })
  return {
    endpoint,
    description: `apigatewaymanagementapi at ${endpoint}, embedded: the clients of the WebSocket API`,
    call: (operation, input) => run(connections, { operation, input }),
    close,
  }
}

function unknown(request: string): ManagementAnswer {
  const { status, name, message } = unsupported(request)
  const headers = { "Content-Type": "application/json", "x-amzn-ErrorType": name }
  return { status, headers, body: JSON.stringify({ message }) }
}

const methods: Readonly<Record<string, string>> = {
  DeleteConnection: "DELETE",
  GetConnection: "GET",
  PostToConnection: "POST",
}

interface Call {
  readonly operation: string
  readonly input: Readonly<Record<string, unknown>>
}

async function run(connections: WebSocketConnections, { operation, input }: Call): Promise<unknown> {
  const method = methods[operation]
  if (method === undefined) throw unsupported(`ApiGatewayManagementApi's ${operation}`)
  const body = Buffer.from(String(input["Data"] ?? ""))
  const answer = manageConnection({ method, path: `/@connections/${String(input["ConnectionId"])}`, body }, connections)
  const { status = 400, headers = {}, body: text = "" } = answer ?? {}
  if (status < 300) return text === "" ? {} : JSON.parse(text)
  throw new ServiceError(headers["x-amzn-ErrorType"] ?? "BadRequestException", text, { status })
}
