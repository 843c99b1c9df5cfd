/** What a WebSocket API tells a function: the fields that the framework reads. */
export interface WebSocketEvent {
  readonly requestContext: WebSocketRequestContext
  /** Of a handshake. Names keep the client's case. */
  readonly headers?: Readonly<Record<string, string>> | null
  readonly queryStringParameters?: Readonly<Record<string, string>> | null
  readonly multiValueQueryStringParameters?: Readonly<Record<string, readonly string[]>> | null
  readonly stageVariables?: Readonly<Record<string, string>> | null
  /** Of a message. */
  readonly body?: string | null
  readonly isBase64Encoded: boolean
}

export interface WebSocketRequestContext {
  readonly connectionId: string
  /** `$connect`, `$disconnect`, `$default`, or the key of a message's route. */
  readonly routeKey: string
  readonly eventType: "CONNECT" | "MESSAGE" | "DISCONNECT"
  readonly requestId: string
  /** Milliseconds since the epoch. */
  readonly connectedAt: number
  readonly domainName: string
  readonly stage: string
  readonly apiId: string
  readonly identity: { readonly sourceIp: string; readonly userArn?: string | null; readonly [name: string]: unknown }
  readonly authorizer?: Readonly<Record<string, unknown>> | null
  readonly messageId?: string
  readonly disconnectStatusCode?: number
  readonly disconnectReason?: string
  readonly [name: string]: unknown
}

/** What a WebSocket API expects from a function. */
export interface WebSocketResult {
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}
