/** The event of payload format 2.0 that an HTTP API sends to a function, field by field as AWS sends it. */
export interface HttpApiProxyEvent {
  readonly version: "2.0"
  readonly routeKey: string
  readonly rawPath: string
  readonly rawQueryString: string
  readonly cookies?: readonly string[]
  readonly headers: Readonly<Record<string, string>>
  /** Several values are joined with commas. */
  readonly queryStringParameters?: Readonly<Record<string, string>>
  readonly requestContext: HttpApiProxyContext
  readonly body?: string
  readonly pathParameters?: Readonly<Record<string, string>>
  readonly isBase64Encoded: boolean
  readonly stageVariables?: Readonly<Record<string, string>>
}

export interface HttpApiProxyContext {
  readonly accountId: string
  readonly apiId: string
  readonly authorizer?: HttpApiProxyAuthorizer
  readonly domainName: string
  readonly domainPrefix: string
  readonly http: {
    readonly method: string
    readonly path: string
    readonly protocol: string
    readonly sourceIp: string
    readonly userAgent: string
  }
  readonly requestId: string
  readonly routeKey: string
  readonly stage: string
  /** `09/Apr/2015:12:34:56 +0000`. */
  readonly time: string
  readonly timeEpoch: number
}

export interface HttpApiProxyAuthorizer {
  readonly jwt?: {
    readonly claims: Readonly<Record<string, string>>
    /** Null where the route asks for none. */
    readonly scopes: readonly string[] | null
  }
  readonly lambda?: Readonly<Record<string, unknown>>
  readonly iam?: {
    readonly accessKey: string | null
    readonly accountId: string | null
    readonly callerId: string | null
    readonly cognitoIdentity: null
    readonly principalOrgId: string | null
    readonly userArn: string | null
    readonly userId: string | null
  }
}

/** The event of a Lambda authorizer, in payload format 2.0. */
export interface HttpApiAuthorizerEvent extends Omit<HttpApiProxyEvent, "body" | "isBase64Encoded"> {
  readonly type: "REQUEST"
  readonly routeArn: string
  /** In the order of the authorizer's sources. */
  readonly identitySource: readonly string[]
}
