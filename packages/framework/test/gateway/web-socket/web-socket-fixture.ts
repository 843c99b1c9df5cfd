import type { GatewayOptions, GatewayRequest } from "../../../src/gateway/gateway.ts"
import type { WebSocketApi } from "../../../src/gateway/web-socket/api-web-socket.ts"
import { createWebSocketGateway } from "../../../src/gateway/web-socket/create-web-socket-gateway.ts"
import type { WebSocketConnection } from "../../../src/gateway/web-socket/web-socket-connection.ts"
import type { WebSocketGateway } from "../../../src/gateway/web-socket/web-socket-gateway.ts"
import type { WebSocketProxyEvent } from "../../../src/gateway/web-socket/web-socket-context.ts"

const location = { file: "src/app.ts", line: 1 }

export const time = Date.parse("2026-11-22T10:00:00Z")

export interface WebSocketFixture {
  readonly gateway: WebSocketGateway
  /** What the function was invoked with, in order. */
  readonly events: WebSocketProxyEvent[]
  connect(request?: Partial<GatewayRequest>): Promise<WebSocketConnection>
}

/** A WebSocket API whose routes are served by one function, which answers what `answer` returns. */
export function webSocketFixture(
  api: Partial<WebSocketApi> & { readonly keys?: readonly string[] } = {},
  answer: (event: WebSocketProxyEvent) => unknown = () => ({ statusCode: 200 }),
  options: Partial<GatewayOptions> = {},
): WebSocketFixture {
  const events: WebSocketProxyEvent[] = []
  const { keys = ["$connect", "$disconnect", "$default", "say"], ...own } = api
  const gateway = createWebSocketGateway(
    {
      stageName: "api",
      routeSelectionExpression: "$request.body.action",
      routes: keys.map((key) => ({ key, functionId: "Chat", location })),
      location,
      ...own,
    },
    {
      now: () => time,
      async invoke(_, event) {
        events.push(event as WebSocketProxyEvent)
        return { ok: true, payload: answer(event as WebSocketProxyEvent) }
      },
      ...options,
    },
  )
  return {
    gateway,
    events,
    async connect(request) {
      const { connection } = await gateway.connect({ ...handshake, ...request })
      if (!connection) throw new Error("the client was refused")
      return connection
    },
  }
}

/** What a browser sends. */
export const handshake: GatewayRequest = {
  method: "GET",
  target: "/",
  headers: [
    ["Host", "abcdef1234.execute-api.eu-west-1.amazonaws.com"],
    ["Connection", "Upgrade"],
    ["Upgrade", "websocket"],
    ["Sec-WebSocket-Version", "13"],
    ["Sec-WebSocket-Key", "DM+9PqsQtaZrN+IMZbWTzg=="],
    ["User-Agent", "Mozilla/5.0"],
  ],
  body: new Uint8Array(),
  sourceIp: "192.0.2.1",
}
