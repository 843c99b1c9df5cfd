/** The fields of a REST API (v1) proxy event that the framework reads. */
export interface RestEvent {
  /** The route's template, `/todos/{id}`. */
  readonly resource: string
  /** The path as the client sent it, without the stage. */
  readonly path: string
  readonly httpMethod: string
  /** Names keep the client's case. */
  readonly headers: Readonly<Record<string, string>> | null
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>> | null
  readonly queryStringParameters: Readonly<Record<string, string>> | null
  readonly multiValueQueryStringParameters?: Readonly<Record<string, readonly string[]>> | null
  /** Still percent-encoded. */
  readonly pathParameters: Readonly<Record<string, string>> | null
  readonly stageVariables: Readonly<Record<string, string>> | null
  readonly requestContext: RestRequestContext
  readonly body: string | null
  readonly isBase64Encoded: boolean
}

export interface RestRequestContext {
  readonly requestId: string
  readonly stage: string
  /** As the client called it: with the stage or the custom domain's base path, unlike the event's own `path`. */
  readonly path: string
  readonly identity: { readonly sourceIp: string; readonly [name: string]: unknown }
  readonly authorizer?: Readonly<Record<string, unknown>> | null
  readonly [name: string]: unknown
}

/** What a REST API expects from a proxy function. */
export interface RestResponse {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string>>
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>>
  readonly body: string
  readonly isBase64Encoded?: true
}

/** What Lambda passes beside the event. */
export interface LambdaContext {
  readonly awsRequestId: string
  readonly functionName: string
  readonly functionVersion: string
  readonly invokedFunctionArn: string
  readonly memoryLimitInMB: string
  readonly logGroupName: string
  readonly logStreamName: string
  getRemainingTimeInMillis(): number
}
