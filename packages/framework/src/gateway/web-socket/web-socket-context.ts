/** The event of a WebSocket API's Lambda proxy integration, field by field as AWS sends it. */
export interface WebSocketProxyEvent {
  /** Of `$connect`, and few of `$disconnect`. */
  readonly headers?: Readonly<Record<string, string>>
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>
  readonly queryStringParameters?: Readonly<Record<string, string>>
  readonly multiValueQueryStringParameters?: Readonly<Record<string, readonly string[]>>
  readonly stageVariables?: Readonly<Record<string, string>>
  readonly requestContext: WebSocketContext
  /** Of a message. */
  readonly body?: string
  readonly isBase64Encoded: boolean
}

/** `requestContext`, the parts that only some events have being absent in the others. */
export interface WebSocketContext {
  readonly routeKey: string
  /** What the authorizer of `$connect` said: strings but for `integrationLatency`. */
  readonly authorizer?: Readonly<Record<string, string | number>>
  readonly messageId?: string
  readonly disconnectStatusCode?: number
  readonly eventType: "CONNECT" | "MESSAGE" | "DISCONNECT"
  readonly extendedRequestId: string
  readonly requestTime: string
  readonly messageDirection: "IN"
  readonly disconnectReason?: string
  readonly stage: string
  /** Milliseconds since the epoch. */
  readonly connectedAt: number
  readonly requestTimeEpoch: number
  readonly identity: WebSocketIdentity
  readonly requestId: string
  readonly domainName: string
  readonly connectionId: string
  readonly apiId: string
}

export interface WebSocketIdentity {
  readonly sourceIp: string
  readonly userAgent?: string
  /** Of who signed the handshake. */
  readonly accountId?: string
  readonly accessKey?: string
  readonly userArn?: string
  readonly caller?: string
  readonly user?: string
}
