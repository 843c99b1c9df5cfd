import type { HttpApiProxyEvent } from "./http-api-proxy-event.ts"

/** Reads one identity source of a request; undefined when it is missing or empty. */
export type HttpApiIdentitySource = (event: HttpApiProxyEvent) => string | undefined

/** `method.request.header.X`, and the like of REST APIs, as HTTP APIs write it: `$request.header.X`; undefined for what they lack. */
export function toSelectionExpression(source: string): string | undefined {
  const [, place, name = ""] =
    /^(method\.request\.header|method\.request\.querystring|context|stageVariables)\.(.+)$/.exec(source) ?? []
  if (place === "method.request.header") return `$request.header.${name}`
  if (place === "method.request.querystring") return `$request.querystring.${name}`
  if (place === "stageVariables") return `$stageVariables.${name}`
  return CONTEXT.has(name) ? `$context.${name}` : undefined
}

/** Compiles an identity source in the notation of REST APIs; undefined for what HTTP APIs lack. */
export function compileHttpApiSource(source: string): HttpApiIdentitySource | undefined {
  const [, place, name = ""] =
    /^\$(request\.header|request\.querystring|context|stageVariables)\.(.+)$/.exec(
      toSelectionExpression(source) ?? "",
    ) ?? []
  if (place === "request.header") return ({ headers }) => headers[name.toLowerCase()] || undefined
  if (place === "request.querystring") return (event) => event.queryStringParameters?.[name] || undefined
  if (place === "stageVariables") return (event) => event.stageVariables?.[name] || undefined
  const read = CONTEXT.get(name)
  return read && (({ requestContext }) => read(requestContext) || undefined)
}

/** The variables that a request has before it is authorized. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-logging-variables.html */
const CONTEXT: ReadonlyMap<string, (context: HttpApiProxyEvent["requestContext"]) => string> = new Map([
  ["domainName", ({ domainName }) => domainName],
  ["httpMethod", ({ http }) => http.method],
  ["identity.sourceIp", ({ http }) => http.sourceIp],
  ["identity.userAgent", ({ http }) => http.userAgent],
  ["path", ({ http }) => http.path],
  ["routeKey", ({ routeKey }) => routeKey],
  ["stage", ({ stage }) => stage],
])
