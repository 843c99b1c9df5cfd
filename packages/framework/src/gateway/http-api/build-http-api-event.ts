import type { Arrival } from "../arrival.ts"
import { parseQueryParameters } from "../query-parameters.ts"
import { requestTime } from "../request-time.ts"
import type { HttpApiProxyContext, HttpApiProxyEvent } from "./http-api-proxy-event.ts"
import { httpApiPath } from "./http-api-path.ts"
import type { HttpApiEnvironment } from "./route-call.ts"

/** A request whose route is found. */
export interface RoutedRequest {
  readonly arrival: Arrival
  /** `GET /todos/{id}`, or `$default`. */
  readonly routeKey: string
  readonly pathParameters: Readonly<Record<string, string>> | null
}

/**
 * Builds the event an HTTP API sends to a function: what is not there has no field. Its paths are without the base path of
 * a custom domain ("`rawPath` won't provide the API mapping value", Lambda proxy integrations for HTTP APIs, developer guide).
 */
export function buildHttpApiEvent(routed: RoutedRequest, environment: HttpApiEnvironment): HttpApiProxyEvent {
  const { arrival, routeKey, pathParameters } = routed
  const { headers, cookies } = headersOf(arrival)
  const { multi } = parseQueryParameters(arrival.query)
  const { body } = arrival.request
  const isBase64Encoded = body.byteLength > 0 && !isText(headers["content-type"] ?? "")
  return {
    version: "2.0",
    routeKey,
    rawPath: httpApiPath(arrival.apiPath),
    rawQueryString: arrival.query,
    ...(cookies.length > 0 && { cookies }),
    headers,
    ...(multi && { queryStringParameters: joined(multi) }),
    requestContext: requestContext(routed, environment),
    ...(body.byteLength > 0 && {
      body: Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString(isBase64Encoded ? "base64" : "utf8"),
    }),
    ...(pathParameters && { pathParameters }),
    isBase64Encoded,
    ...(environment.stageVariables && { stageVariables: environment.stageVariables }),
  }
}

function requestContext({ arrival, routeKey }: RoutedRequest, environment: HttpApiEnvironment): HttpApiProxyContext {
  const { request, headers, ids, time, apiPath } = arrival
  const { identity, stageName, gateway } = environment
  const domainName = gateway.domainName ?? headers.host ?? identity.defaultDomain
  return {
    accountId: identity.accountId,
    apiId: identity.apiId,
    domainName,
    domainPrefix: domainName.split(".", 1)[0] ?? domainName,
    http: {
      method: request.method,
      path: httpApiPath(apiPath),
      protocol: "HTTP/1.1",
      sourceIp: request.sourceIp,
      userAgent: headers.userAgent ?? "",
    },
    requestId: ids.extendedRequestId,
    routeKey,
    stage: stageName,
    time: requestTime(time),
    timeEpoch: time,
  }
}

/** Names in lower case, several values joined, cookies apart; with what API Gateway adds by itself. */
function headersOf({ request, headers: { single } }: Arrival) {
  const values = new Map<string, string[]>()
  const cookies: string[] = []
  for (const [spelling, value] of [...request.headers.filter(([name]) => !isAdded(name)), ...addedHeaders(single)]) {
    const name = spelling.toLowerCase()
    if (name === "cookie") cookies.push(...value.split(/; */))
    else if (!DROPPED.has(name)) values.set(name, [...(values.get(name) ?? []), value])
  }
  return { headers: joined(Object.fromEntries(values)), cookies }
}

/** What API Gateway puts in place of whatever the client sent, and what it adds where that sent nothing. */
function addedHeaders(single: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(single).filter(([name]) => isAdded(name))
}

function isAdded(name: string): boolean {
  return ADDED.has(name.toLowerCase())
}

const ADDED: ReadonlySet<string> = new Set([
  "x-amzn-trace-id",
  "x-forwarded-for",
  "x-forwarded-port",
  "x-forwarded-proto",
])

function joined(values: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.join(",")]))
}

/** Verified on AWS by ministack's authors: any other body is base64, as is one without a type. */
function isText(contentType: string): boolean {
  const type = (contentType.split(";", 1)[0] ?? "").trim().toLowerCase()
  return type.startsWith("text/") || TEXT_TYPES.has(type)
}

const TEXT_TYPES: ReadonlySet<string> = new Set(["application/json", "application/xml", "application/javascript"])

const DROPPED: ReadonlySet<string> = new Set([
  "connection",
  "keep-alive",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
])
