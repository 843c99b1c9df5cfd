import type { StandardSchemaV1 } from "@standard-schema/spec"
import type { Schema } from "../declarations/schemas.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import type { RequestAuth } from "../http/route-request.ts"
import type { WebSocketEvent, WebSocketRequestContext } from "./web-socket-event.ts"

/** What every event of a WebSocket API tells. */
export interface WebSocketRequest {
  /** By which `connections` of `@tsapi/framework/connections` reaches the client. */
  readonly connectionId: string
  /** `$connect`, `$disconnect`, `$default`, or the key of a message's route. */
  readonly routeKey: string
  /** Who is connected, as the authorizer said when it was asked; empty without one. */
  readonly auth: RequestAuth
  readonly requestId: string
  readonly sourceIp: string
  readonly connectedAt: Date
  readonly stageVariables: Readonly<Record<string, string>>
  readonly requestContext: WebSocketRequestContext
  readonly context: LambdaContext
  /** The event, untouched. */
  readonly event: WebSocketEvent
}

/** A client that asks to be connected. */
export interface ConnectRequest extends WebSocketRequest {
  /** Names in lower case; the last value of each. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** The last value of each parameter; empty without a query string. */
  readonly query: Readonly<Record<string, string | undefined>>
  /** Every value of each parameter. */
  readonly queryAll: Readonly<Record<string, readonly string[]>>
}

/** A message of a client; with a schema, its body is what the schema made of it. */
export interface MessageRequest<Body extends Schema | undefined = undefined> extends WebSocketRequest {
  /** The text that was sent, or what the method's schema made of it as JSON. */
  readonly body: Body extends Schema ? StandardSchemaV1.InferOutput<Body> : string
  /** The text that was sent, parsed once. Throws a BadRequestError for one that is not JSON. */
  readonly json: () => unknown
  readonly messageId: string
}

/** A connection that has ended. */
export interface DisconnectRequest extends WebSocketRequest {
  /** Of the closing frame: 1005 for one without, 1001 where API Gateway ended it. */
  readonly disconnectStatusCode: number
  readonly disconnectReason: string
}
