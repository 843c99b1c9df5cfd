import type { Arrival } from "./arrival.ts"
import type { GatewayIdentity } from "./gateway-identity.ts"
import type { GatewaySettings } from "./gateway.ts"
import type { ProxyEvent, ProxyRequestContext } from "./proxy-event.ts"
import { parseQueryParameters } from "./query-parameters.ts"
import { requestTime } from "./request-time.ts"

/** A request whose route is found. */
export interface RoutedArrival {
  readonly arrival: Arrival
  readonly resource: { readonly path: string; readonly id: string }
  readonly pathParameters: Record<string, string> | null
}

/** What is the same for every event of one API. */
export interface EventEnvironment {
  readonly identity: GatewayIdentity
  readonly stageName: string
  /** Absent: the stage has none. */
  readonly stageVariables?: Readonly<Record<string, string>> | undefined
  readonly options: GatewaySettings
  readonly isBinary: (mediaType: string) => boolean
}

/** Builds the event API Gateway sends to a Lambda proxy integration. */
export function buildProxyEvent(routed: RoutedArrival, environment: EventEnvironment): ProxyEvent {
  const { request, headers, path, query } = routed.arrival
  const parameters = parseQueryParameters(query)
  // † A body without a type counts as JSON.
  const isBase64Encoded = request.body.byteLength > 0 && environment.isBinary(headers.contentType ?? "application/json")
  return {
    resource: routed.resource.path,
    path,
    httpMethod: request.method,
    headers: headers.single,
    multiValueHeaders: headers.multi,
    queryStringParameters: parameters.single,
    multiValueQueryStringParameters: parameters.multi,
    pathParameters: routed.pathParameters,
    stageVariables: environment.stageVariables ? { ...environment.stageVariables } : null,
    requestContext: requestContext(routed, environment),
    body: readBody(request.body, isBase64Encoded),
    isBase64Encoded,
  }
}

function requestContext({ arrival, resource }: RoutedArrival, environment: EventEnvironment): ProxyRequestContext {
  const { request, headers, ids, time } = arrival
  const { identity, options, stageName } = environment
  const domainName = options.domainName ?? headers.host ?? identity.defaultDomain
  const dot = domainName.indexOf(".")
  return {
    resourceId: resource.id,
    resourcePath: resource.path,
    httpMethod: request.method,
    extendedRequestId: ids.extendedRequestId,
    requestTime: requestTime(time),
    path: arrival.contextPath,
    accountId: identity.accountId,
    protocol: "HTTP/1.1",
    stage: stageName,
    domainPrefix: dot === -1 ? domainName : domainName.slice(0, dot),
    requestTimeEpoch: time,
    requestId: ids.requestId,
    identity: {
      cognitoIdentityPoolId: null,
      accountId: null,
      cognitoIdentityId: null,
      caller: null,
      sourceIp: request.sourceIp,
      principalOrgId: null,
      accessKey: null,
      cognitoAuthenticationType: null,
      cognitoAuthenticationProvider: null,
      userArn: null,
      userAgent: headers.userAgent ?? null,
      user: null,
    },
    domainName,
    deploymentId: identity.deploymentId,
    apiId: identity.apiId,
  }
}

function readBody(body: Uint8Array, isBase64Encoded: boolean): string | null {
  if (body.byteLength === 0) return null
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return bytes.toString(isBase64Encoded ? "base64" : "utf8")
}
