import { lowerCaseNames } from "../http/event-fields.ts"
import { BadRequestError } from "../http/http-error.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import type { RequestAuth } from "../http/route-request.ts"
import type { WebSocketEvent, WebSocketRequestContext } from "./web-socket-event.ts"
import type { ConnectRequest, DisconnectRequest, MessageRequest } from "./web-socket-request.ts"

/**
 * An event of a WebSocket API read as a request, each part when it is asked for; which parts there are, the decorators know.
 * Validation puts its result in the place of `body`.
 */
export class ReceivedEvent implements ConnectRequest, MessageRequest, DisconnectRequest {
  // `declare`: a field's own initialiser would only add code.
  declare readonly event: WebSocketEvent
  declare readonly context: LambdaContext
  declare private parsed: unknown

  constructor(event: WebSocketEvent, context: LambdaContext) {
    this.event = event
    this.context = context
  }

  get requestContext(): WebSocketRequestContext {
    return this.event.requestContext
  }

  get connectionId(): string {
    return this.requestContext.connectionId
  }

  get routeKey(): string {
    return this.requestContext.routeKey
  }

  get requestId(): string {
    return this.requestContext.requestId
  }

  get sourceIp(): string {
    return this.requestContext.identity.sourceIp
  }

  get connectedAt(): Date {
    return new Date(this.requestContext.connectedAt)
  }

  get messageId(): string {
    return this.requestContext.messageId ?? ""
  }

  get disconnectStatusCode(): number {
    return this.requestContext.disconnectStatusCode ?? 1005
  }

  get disconnectReason(): string {
    return this.requestContext.disconnectReason ?? ""
  }

  get auth(): RequestAuth {
    const { authorizer, identity } = this.requestContext
    if (!authorizer) return identity.userArn ? { principalId: identity.userArn } : {}
    const { integrationLatency: _, ...said } = authorizer
    return said
  }

  get headers(): ConnectRequest["headers"] {
    return lowerCaseNames(this.event.headers ?? null)
  }

  get query(): ConnectRequest["query"] {
    return this.event.queryStringParameters ?? {}
  }

  get queryAll(): ConnectRequest["queryAll"] {
    return this.event.multiValueQueryStringParameters ?? {}
  }

  get stageVariables(): Readonly<Record<string, string>> {
    return this.event.stageVariables ?? {}
  }

  /** API Gateway takes no binary messages. */
  get body(): string {
    return this.event.body ?? ""
  }

  // A getter, so that it works when destructured.
  get json(): () => unknown {
    return () => {
      try {
        return (this.parsed ??= JSON.parse(this.event.body ?? ""))
      } catch (cause) {
        throw new BadRequestError("Error Parsing JSON", { cause })
      }
    }
  }
}
