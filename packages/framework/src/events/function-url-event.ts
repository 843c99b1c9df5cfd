/** What a function URL invokes a function with. https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html */
export interface FunctionUrlEvent {
  readonly version: "2.0"
  readonly routeKey: "$default"
  /** As the client sent it. */
  readonly rawPath: string
  /** As the client sent it; empty where there is none. */
  readonly rawQueryString: string
  /** `name=value`, one each. */
  readonly cookies?: readonly string[]
  /** Names are in lower case; several values are joined with commas. */
  readonly headers: Readonly<Record<string, string>>
  /** Several values are joined with commas. */
  readonly queryStringParameters?: Readonly<Record<string, string>>
  readonly requestContext: {
    /** That of the caller; `anonymous` where the URL asks for no signature. */
    readonly accountId: string
    readonly apiId: string
    /** Who signed the request; absent where the URL asks for no signature. */
    readonly authorizer?: { readonly iam: FunctionUrlCaller }
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
    readonly routeKey: "$default"
    readonly stage: "$default"
    /** `09/Apr/2015:12:34:56 +0000`. */
    readonly time: string
    /** Milliseconds since the epoch. */
    readonly timeEpoch: number
  }
  /** In base64 where `isBase64Encoded` says so; absent where there is none. */
  readonly body?: string
  readonly isBase64Encoded: boolean
}

export interface FunctionUrlCaller {
  readonly accessKey: string
  readonly accountId: string
  readonly callerId: string
  readonly cognitoIdentity: null
  readonly principalOrgId: string | null
  readonly userArn: string
  readonly userId: string
}

/** A whole answer of a function to its URL. What has no `statusCode` is the body of a 200, as JSON. */
export interface FunctionUrlResult {
  readonly statusCode: number
  readonly headers?: Readonly<Record<string, string | number | boolean>>
  /** Each is a `Set-Cookie` of its own. */
  readonly cookies?: readonly string[]
  readonly body?: string
  readonly isBase64Encoded?: boolean
}
