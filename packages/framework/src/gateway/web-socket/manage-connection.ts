import type { OpenConnection, WebSocketConnections } from "./web-socket-connections.ts"

export interface ManagementRequest {
  readonly method: string
  /** With or without the stage before `/@connections/`, and the id percent-encoded. */
  readonly path: string
  readonly body: Uint8Array
}

export interface ManagementAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * The API by which a backend reaches connections: POST sends, GET describes, DELETE closes. Undefined for any other path.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html
 */
export function manageConnection(
  { method, path, body }: ManagementRequest,
  connections: WebSocketConnections,
): ManagementAnswer | undefined {
  const id = /^(?:\/[^/]+)?\/(?:@|%40)connections\/([^/]+)$/.exec(path)?.[1]
  if (id === undefined) return undefined
  const connection = connections.get(id.replace(/%3D/gi, "="))
  if (!(method in VERBS)) return refuse(403, "ForbiddenException", `${method} is not a method of @connections`)
  if (!connection) return refuse(410, "GoneException", null)
  if (method === "POST" && body.byteLength > MAX_MESSAGE_BYTES)
    return refuse(413, "PayloadTooLargeException", "The payload is larger than 128 KB")
  return VERBS[method]?.(connection, { body, connections })
}

/** "Message payload size", quotas for WebSocket APIs. */
export const MAX_MESSAGE_BYTES = 128 * 1024

interface Managed {
  readonly body: Uint8Array
  readonly connections: WebSocketConnections
}

const VERBS: Readonly<Record<string, (connection: OpenConnection, managed: Managed) => ManagementAnswer>> = {
  POST({ id }, { body, connections }) {
    // Clients get texts only: what is no UTF-8 is replaced.
    connections.send(id, Buffer.from(body).toString("utf8"))
    return { status: 200, headers: {}, body: "" }
  },
  GET({ connectedAt, lastActiveAt, identity: { sourceIp, userAgent } }) {
    const identity = { sourceIp, userAgent: userAgent ?? null }
    const times = { connectedAt: new Date(connectedAt), lastActiveAt: new Date(lastActiveAt) }
    return { status: 200, headers: JSON_TYPE, body: JSON.stringify({ ...times, identity }) }
  },
  DELETE({ id }, { connections }) {
    // † The code.
    connections.close(id, { code: 1000, reason: "" })
    return { status: 204, headers: {}, body: "" }
  },
}

const JSON_TYPE = { "Content-Type": "application/json" }

function refuse(status: number, type: string, message: string | null): ManagementAnswer {
  const body = message === null ? "" : JSON.stringify({ message })
  return { status, headers: { ...JSON_TYPE, "x-amzn-ErrorType": type }, body }
}
