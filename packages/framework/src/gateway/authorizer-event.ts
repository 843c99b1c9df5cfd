import type { ProxyEvent } from "./proxy-event.ts"

/** The event of a REST API's TOKEN authorizer. */
export interface TokenEvent {
  readonly type: "TOKEN"
  readonly methodArn: string
  readonly authorizationToken: string
}

/** The event of a REST API's REQUEST authorizer. */
export interface RequestEvent extends Omit<ProxyEvent, "body" | "isBase64Encoded"> {
  readonly type: "REQUEST"
  readonly methodArn: string
}

export function tokenAuthorizerEvent(authorizationToken: string, methodArn: string): TokenEvent {
  return { type: "TOKEN", methodArn, authorizationToken }
}

/** The proxy event without its body. What is null there is empty here. */
export function requestAuthorizerEvent(event: ProxyEvent, methodArn: string): RequestEvent {
  return {
    type: "REQUEST",
    methodArn,
    resource: event.resource,
    path: event.path,
    httpMethod: event.httpMethod,
    headers: event.headers,
    multiValueHeaders: event.multiValueHeaders,
    queryStringParameters: event.queryStringParameters ?? {},
    multiValueQueryStringParameters: event.multiValueQueryStringParameters ?? {},
    pathParameters: event.pathParameters ?? {},
    stageVariables: event.stageVariables ?? {},
    requestContext: event.requestContext,
  }
}

/** The ARN of one method of one path, as authorizers get it and policies name it. */
export function methodArnPrefix(api: MethodArnParts): string {
  return `arn:aws:execute-api:${api.region}:${api.accountId}:${api.apiId}/${api.stageName}`
}

export interface MethodArnParts {
  readonly region: string
  readonly accountId: string
  readonly apiId: string
  readonly stageName: string
}
