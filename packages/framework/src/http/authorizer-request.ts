import type { LambdaContext, RestRequestContext } from "./rest-event.ts"
type Fields = Readonly<Record<string, string | undefined>>

/** What a TOKEN authorizer is given. */
export interface TokenAuthorizerRequest {
  readonly type: "token"
  /** The identity source's value, such as `Bearer …`. */
  readonly token: string
  readonly methodArn: string
  /** `scopes` of the route that is asked for; empty where it has none. */
  readonly scopes: readonly string[]
  readonly context: LambdaContext
  readonly event: TokenAuthorizerEvent
}

/** What a REQUEST authorizer is given. */
export interface RequestAuthorizerRequest {
  readonly type: "request"
  readonly method: string
  readonly path: string
  /** The template of the path. */
  readonly route: string
  /** Names in lower case. */
  readonly headers: Fields
  readonly query: Fields
  readonly queryAll: Readonly<Record<string, readonly string[]>>
  readonly params: Fields
  readonly stageVariables: Fields
  readonly methodArn: string
  /** `scopes` of the route that is asked for; empty where it has none. */
  readonly scopes: readonly string[]
  readonly requestContext: RestRequestContext
  readonly context: LambdaContext
  readonly event: RequestAuthorizerEvent
}

export interface TokenAuthorizerEvent {
  readonly type: "TOKEN"
  readonly authorizationToken: string
  readonly methodArn: string
}

export interface RequestAuthorizerEvent {
  readonly type: "REQUEST"
  readonly methodArn: string
  readonly resource: string
  readonly path: string
  readonly httpMethod: string
  readonly headers: Readonly<Record<string, string>> | null
  readonly queryStringParameters: Readonly<Record<string, string>> | null
  readonly multiValueQueryStringParameters?: Readonly<Record<string, readonly string[]>> | null
  readonly pathParameters: Readonly<Record<string, string>> | null
  readonly stageVariables: Readonly<Record<string, string>> | null
  readonly requestContext: RestRequestContext
}
