import type { GatewayOptions } from "../gateway.ts"
import type { ApiAccessLogs } from "../stage/api-stage.ts"
import { compileLogLine, escaped } from "../stage/access-log-line.ts"
import type { WebSocketProxyEvent } from "./web-socket-context.ts"
import type { RouteOutcome } from "./web-socket-gateway.ts"

/**
 * Who connected, said or left, and what came of it. Variables:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-logging.html
 */
export const webSocketAccessLogFormat: Readonly<Record<string, string>> = {
  requestId: "$context.requestId",
  extendedRequestId: "$context.extendedRequestId",
  requestTime: "$context.requestTime",
  requestTimeEpoch: "$context.requestTimeEpoch",
  domainName: "$context.domainName",
  ip: "$context.identity.sourceIp",
  userAgent: "$context.identity.userAgent",
  principalId: "$context.authorizer.principalId",
  eventType: "$context.eventType",
  routeKey: "$context.routeKey",
  connectionId: "$context.connectionId",
  messageId: "$context.messageId",
  status: "$context.status",
  integrationLatency: "$context.integrationLatency",
  integrationError: "$context.integrationErrorMessage",
  error: "$context.error.message",
}

export interface LoggedEvent {
  readonly event: WebSocketProxyEvent
  readonly outcome: RouteOutcome
}

/** Writes the access log line of each event; undefined where nobody wants one. */
export function webSocketAccessLogger(
  logs: ApiAccessLogs | undefined,
  { onAccessLog }: Pick<GatewayOptions, "onAccessLog">,
): ((logged: LoggedEvent) => void) | undefined {
  if (!logs || !onAccessLog) return undefined
  const lineOf = compileLogLine<LoggedEvent>(logs.format, (name) => escaped(FIELDS.get(name) ?? contextField(name)))
  return (logged) => onAccessLog(lineOf(logged))
}

const FIELDS: ReadonlyMap<string, (logged: LoggedEvent) => string | undefined> = new Map([
  ["status", ({ outcome }: LoggedEvent) => String(outcome.status)],
  ["error.message", ({ outcome }: LoggedEvent) => outcome.error ?? undefined],
])

function contextField(name: string): (logged: LoggedEvent) => string | undefined {
  const path = name.split(".")
  return ({ event }) => {
    const found = path.reduce<unknown>((value, key) => Reflect.get(Object(value) as object, key), event.requestContext)
    return typeof found === "string" || typeof found === "number" ? String(found) : undefined
  }
}
