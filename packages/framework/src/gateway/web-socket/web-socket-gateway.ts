import type { GatewayRequest } from "../gateway.ts"
import type { ConnectionEnd, WebSocketConnection } from "./web-socket-connection.ts"

/** An API Gateway WebSocket API in process; the connections themselves are kept elsewhere. Nothing of it rejects. */
export interface WebSocketGateway {
  /** Answers a handshake. */
  connect(request: GatewayRequest): Promise<Handshake>
  /** Takes a message; what it came to may hold a text for the client. */
  receive(text: string, connection: WebSocketConnection): Promise<RouteOutcome>
  /** Tells the app that a connection has ended. Undefined where it does not want to know. */
  disconnect(end: ConnectionEnd, connection: WebSocketConnection): Promise<RouteOutcome | undefined>
}

/** What a handshake came to. */
export interface Handshake extends RouteOutcome {
  /** Absent: the client was refused with `status`, and with `text` as the body. */
  readonly connection?: WebSocketConnection | undefined
  /** The subprotocol that the function chose. */
  readonly protocol?: string | undefined
}

/** What an event came to. */
export interface RouteOutcome {
  /** `$connect`, `$disconnect`, `$default` or the key of a route; absent: none was found. */
  readonly routeKey?: string | undefined
  readonly status: number
  /** What the client is told; absent: nothing. */
  readonly text?: string | undefined
  /** The function that answered; absent when the gateway itself did. */
  readonly functionId?: string | undefined
  readonly requestId: string
  /** The message of the gateway's own answer. */
  readonly error?: string | null | undefined
  /** Why the gateway answered in place of the function, for the developer; never sent to the client. */
  readonly diagnostic?: string | undefined
  /** What the function threw, where `invoke` said so. */
  readonly cause?: unknown
}
