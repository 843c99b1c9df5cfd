import type { Answer } from "../answer.ts"
import type { Arrival } from "../arrival.ts"
import { buildProxyEvent, type EventEnvironment } from "../build-proxy-event.ts"
import type { GatewayResponse } from "../gateway.ts"
import type { ProxyEvent } from "../proxy-event.ts"
import { compileRequestValue } from "../request-value.ts"
import type { ApiAccessLogs } from "./api-stage.ts"

interface Served {
  readonly arrival: Arrival
  readonly answer: Answer
  readonly response: GatewayResponse
}

type Field = (served: Served, event: ProxyEvent, environment: EventEnvironment) => string | undefined

/** Writes the access log line of each request; undefined where nobody wants one. */
export function accessLogger(
  logs: ApiAccessLogs | undefined,
  environment: EventEnvironment,
): ((served: Served) => void) | undefined {
  const { onAccessLog } = environment.options
  if (!logs || !onAccessLog) return undefined
  const parts = logs.format.split(VARIABLE).map((part, index) => (index % 2 === 0 ? part : compileField(part)))
  return (served) => {
    const event = served.answer.event ?? unroutedEvent(served.arrival, environment)
    onAccessLog(
      parts.map((part) => (typeof part === "string" ? part : (part(served, event, environment) ?? NOTHING))).join(""),
    )
  }
}

const VARIABLE = /\$context\.([A-Za-z]\w*(?:\.\w+)*)/
/** What API Gateway writes for what a request does not have. */
const NOTHING = "-"

/** † Values are escaped as in JSON: no client can begin another line. */
function compileField(name: string): Field {
  const field = fields.get(name) ?? requestField(name)
  if (name === "error.messageString") return field
  return (...served) => {
    const value = field(...served)
    return value === undefined ? undefined : JSON.stringify(value).slice(1, -1)
  }
}

const fields: ReadonlyMap<string, Field> = new Map<string, Field>([
  ["status", ({ response }) => String(response.status)],
  ["responseLength", ({ response }) => String(response.body.byteLength)],
  ["responseLatency", ({ arrival }, _event, { options }) => String((options.now ?? Date.now)() - arrival.time)],
  ["error.message", ({ answer }) => ("refused" in answer ? (answer.refused.message ?? undefined) : undefined)],
  ["error.messageString", ({ answer }) => ("refused" in answer ? JSON.stringify(answer.refused.message) : undefined)],
  ["error.responseType", ({ answer }) => ("refused" in answer ? answer.refused.type : undefined)],
])

function requestField(name: string): Field {
  const read = compileRequestValue(`context.${name}`)
  return (_served, event) => read?.(event)
}

function unroutedEvent(arrival: Arrival, environment: EventEnvironment): ProxyEvent {
  return buildProxyEvent({ arrival, resource: { path: "", id: "" }, pathParameters: null }, environment)
}
