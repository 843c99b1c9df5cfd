import type { Answer } from "../answer.ts"
import type { Arrival } from "../arrival.ts"
import type { GatewayResponse } from "../gateway.ts"
import { requestTime } from "../request-time.ts"
import type { ApiAccessLogs } from "../stage/api-stage.ts"
import { httpApiPath } from "./http-api-path.ts"
import type { HttpApiEnvironment } from "./route-call.ts"

export interface ServedRequest {
  readonly arrival: Arrival
  readonly answer: Answer
  readonly response: GatewayResponse
  /** Absent: no route was found. */
  readonly routeKey: string | undefined
}

type Field = (served: ServedRequest, environment: HttpApiEnvironment) => string | undefined

/** Writes the access log line of each request; undefined where nobody wants one. */
export function httpApiAccessLogger(
  logs: ApiAccessLogs | undefined,
  environment: HttpApiEnvironment,
): ((served: ServedRequest) => void) | undefined {
  const { onAccessLog } = environment.gateway
  if (!logs || !onAccessLog) return undefined
  const parts = logs.format.split(VARIABLE).map((part, index) => (index % 2 === 0 ? part : fields.get(part)))
  return (served) => {
    const texts = parts.map((part) => (typeof part === "string" ? part : escaped(part?.(served, environment))))
    onAccessLog(texts.join(""))
  }
}

const VARIABLE = /\$context\.([A-Za-z]\w*(?:\.\w+)*)/

/** † Values are escaped as in JSON: no client can begin another line. `-` is what a request does not have. */
function escaped(value = "-"): string {
  return JSON.stringify(value).slice(1, -1)
}

const fields: ReadonlyMap<string, Field> = new Map<string, Field>([
  ["accountId", (_served, { identity }) => identity.accountId],
  ["apiId", (_served, { identity }) => identity.apiId],
  ["domainName", ({ arrival }, { identity }) => arrival.headers.host ?? identity.defaultDomain],
  ["error.message", ({ answer }) => ("refused" in answer ? (answer.refused.message ?? undefined) : undefined)],
  ["extendedRequestId", ({ response }) => response.requestId],
  ["httpMethod", ({ arrival }) => arrival.request.method],
  ["identity.sourceIp", ({ arrival }) => arrival.request.sourceIp],
  ["identity.userAgent", ({ arrival }) => arrival.headers.userAgent],
  ["path", ({ arrival }) => httpApiPath(arrival.apiPath)],
  ["protocol", () => "HTTP/1.1"],
  ["requestId", ({ response }) => response.requestId],
  ["requestTime", ({ arrival }) => requestTime(arrival.time)],
  ["requestTimeEpoch", ({ arrival }) => String(arrival.time)],
  ["responseLatency", ({ arrival }, { gateway }) => String((gateway.now ?? Date.now)() - arrival.time)],
  ["responseLength", ({ response }) => String(response.body.byteLength)],
  ["routeKey", ({ routeKey }) => routeKey],
  ["stage", (_served, { stageName }) => stageName],
  ["status", ({ response }) => String(response.status)],
])
