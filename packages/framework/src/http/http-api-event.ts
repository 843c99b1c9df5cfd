/** The fields of an event of payload format 2.0 that the framework reads: that of an HTTP API, and of a function URL. */
export interface HttpApiEvent {
  readonly version: "2.0"
  /** `GET /todos/{id}`, `ANY /todos/{id}` or `$default`. */
  readonly routeKey: string
  /** With the stage, unless that is `$default`. An HTTP API decodes it; a function URL leaves it as the client sent it. */
  readonly rawPath: string
  /** As the client sent it. */
  readonly rawQueryString: string
  /** `name=value`, one each. */
  readonly cookies?: readonly string[] | undefined
  /** Names are in lower case; several values are joined with commas. */
  readonly headers: Readonly<Record<string, string>>
  /** Percent-decoded. */
  readonly pathParameters?: Readonly<Record<string, string>> | undefined
  readonly stageVariables?: Readonly<Record<string, string>> | undefined
  readonly requestContext: HttpApiRequestContext
  readonly body?: string | undefined
  readonly isBase64Encoded: boolean
}

export interface HttpApiRequestContext {
  readonly requestId: string
  readonly stage: string
  readonly http: HttpApiCall
  readonly authorizer?: HttpApiAuthorizer | undefined
  readonly [name: string]: unknown
}

export interface HttpApiCall {
  readonly method: string
  readonly sourceIp: string
  readonly [name: string]: unknown
}

/** Who calls, by the kind of authorizer that found it out. */
export interface HttpApiAuthorizer {
  readonly jwt?: { readonly claims: Readonly<Record<string, string>> }
  /** The context that a function returned. */
  readonly lambda?: Readonly<Record<string, unknown>> | null
  readonly iam?: { readonly userArn: string }
}

/** What an HTTP API expects from a function. */
export interface HttpApiResponse {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  /** Each is a `Set-Cookie` of its own. */
  readonly cookies: readonly string[]
  readonly body: string
  readonly isBase64Encoded?: true
}
