import { requestTime } from "../request-time.ts"
import { answerFields, compileLogLine, escaped, type LogField, type Served } from "../stage/access-log-line.ts"
import type { ApiAccessLogs } from "../stage/api-stage.ts"
import { httpApiPath } from "./http-api-path.ts"
import type { HttpApiEnvironment } from "./route-call.ts"

export interface ServedRequest extends Served {
  /** Absent: no route was found. */
  readonly routeKey: string | undefined
}

/** Writes the access log line of each request; undefined where nobody wants one. */
export function httpApiAccessLogger(
  logs: ApiAccessLogs | undefined,
  environment: HttpApiEnvironment,
): ((served: ServedRequest) => void) | undefined {
  const { onAccessLog } = environment.gateway
  if (!logs || !onAccessLog) return undefined
  const fields = fieldsOf(environment)
  const lineOf = compileLogLine(logs.format, (name) => {
    const field = fields.get(name)
    return field && escaped(field)
  })
  return (served) => onAccessLog(lineOf(served))
}

function fieldsOf({ gateway, identity, stageName }: HttpApiEnvironment) {
  return new Map<string, LogField<ServedRequest>>([
    ...answerFields(gateway),
    ["accountId", () => identity.accountId],
    ["apiId", () => identity.apiId],
    ["domainName", ({ arrival }) => arrival.headers.host ?? identity.defaultDomain],
    ["extendedRequestId", ({ response }) => response.requestId],
    ["httpMethod", ({ arrival }) => arrival.request.method],
    ["identity.sourceIp", ({ arrival }) => arrival.request.sourceIp],
    ["identity.userAgent", ({ arrival }) => arrival.headers.userAgent],
    ["path", ({ arrival }) => httpApiPath(arrival.apiPath)],
    ["protocol", () => "HTTP/1.1"],
    ["requestId", ({ response }) => response.requestId],
    ["requestTime", ({ arrival }) => requestTime(arrival.time)],
    ["requestTimeEpoch", ({ arrival }) => String(arrival.time)],
    ["routeKey", ({ routeKey }) => routeKey],
    ["stage", () => stageName],
  ])
}
