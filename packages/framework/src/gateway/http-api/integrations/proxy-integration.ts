import type { ApiHttpProxy } from "../../integrations/api-target.ts"
import { backendUrl, withQuery } from "../../integrations/backend-url.ts"
import { type BackendResponse, callBackend } from "../../integrations/call-backend.ts"
import { mapValues } from "../../integrations/map-values.ts"
import { targetLabel } from "../../integrations/target-label.ts"
import { httpApiErrors } from "../http-api-errors.ts"
import type { RouteCall, RouteIntegration } from "../route-call.ts"
import { toParameterExpression } from "./parameter-expression.ts"
import { parameterValue } from "./parameter-value.ts"
import { proxyUrl } from "./proxy-url.ts"
import { refuseTarget } from "./refuse-target.ts"

/** A backend that gets the requests of an HTTP API as they are, and whose answers clients get. */
export function proxyIntegration(target: ApiHttpProxy, timeoutMs: number): RouteIntegration {
  const label = targetLabel(target)
  const template = proxyUrl(target.url, target.parameters.path)
  if (template === undefined) throw new Error(`${label} has a placeholder that an HTTP API cannot fill in.`)
  return async (call) => {
    try {
      const url = backendUrl(template, pathValues(call), call.event)
      if (!url) {
        const reason = `${label}: what comes of its URL is no URL; are all of its stage variables set?`
        return { refused: httpApiErrors.INTERNAL, reason }
      }
      const value = (expression: string) => parameterValue(toParameterExpression(expression) ?? "", call)
      const own = [url.query, call.arrival.query].filter((query) => query !== "").join("&")
      const response = await callBackend({
        method: target.httpMethod === "ANY" ? call.arrival.request.method : target.httpMethod,
        url: withQuery({ ...url, query: own }, Object.entries(mapValues(target.parameters.query, value))),
        headers: proxyHeaders(call, mapValues(target.parameters.headers, value)),
        body: call.arrival.request.body,
        timeoutMs,
      })
      return { ...answerOf(response), target: label }
    } catch (error) {
      return refuseTarget(error, label)
    }
  }
}

/** An HTTP API has decoded the path but for `%25`; † it is encoded again, and a slash stays one. */
function pathValues({ event }: RouteCall) {
  const encoded = Object.entries(event.pathParameters ?? {}).map(([name, value]) => [
    name,
    value.split("/").map(encodeURIComponent).join("/").replaceAll("%2525", "%25"),
  ])
  const names = Object.keys(event.pathParameters ?? {}).map((name) => [name, `method.request.path.${name}`])
  return { values: Object.fromEntries(encoded), expressions: Object.fromEntries(names) }
}

/** † What echo services show of an HTTP API: X-Forwarded-… is Forwarded there, and Host the backend's. */
function proxyHeaders(
  { event, arrival }: RouteCall,
  mapped: Readonly<Record<string, string>>,
): readonly (readonly [string, string])[] {
  const replaced = new Set([...OWN, ...Object.keys(mapped).map((name) => name.toLowerCase())])
  const { cookies, headers } = event
  const { http, domainName } = event.requestContext
  return [
    ...Object.entries(headers).filter(([name]) => !replaced.has(name)),
    ...(cookies && !replaced.has("cookie") ? [["cookie", cookies.join("; ")] as const] : []),
    ...Object.entries(mapped),
    ["forwarded", `for=${http.sourceIp};host=${domainName};proto=${headers["x-forwarded-proto"] ?? "https"}`],
    ["via", "HTTP/1.1 AmazonAPIGateway"],
    ["x-amzn-trace-id", arrival.ids.traceId],
  ]
}

const OWN: readonly string[] = [
  "content-length",
  "forwarded",
  "host",
  "via",
  "x-amzn-trace-id",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
]

function answerOf({ status, headers, body }: BackendResponse) {
  const lines = headers.filter(([name]) => !CONNECTION.has(name.toLowerCase()))
  return { status, headers: lines, body }
}

/** What describes a connection, and what every answer is given anew. */
const CONNECTION: ReadonlySet<string> = new Set([
  "apigw-requestid",
  "connection",
  "content-length",
  "date",
  "keep-alive",
  "transfer-encoding",
])
