import type { Arrival } from "../arrival.ts"
import { buildProxyEvent, type EventEnvironment } from "../build-proxy-event.ts"
import type { ProxyEvent } from "../proxy-event.ts"
import { compileRequestValue } from "../request-value.ts"
import { answerFields, compileLogLine, escaped, type LogField, type Served } from "./access-log-line.ts"
import type { ApiAccessLogs } from "./api-stage.ts"

interface Logged extends Served {
  readonly event: ProxyEvent
}

/** Writes the access log line of each request; undefined where nobody wants one. */
export function accessLogger(
  logs: ApiAccessLogs | undefined,
  environment: EventEnvironment,
): ((served: Served) => void) | undefined {
  const { onAccessLog } = environment.options
  if (!logs || !onAccessLog) return undefined
  const fields = new Map<string, LogField<Logged>>([
    ...answerFields(environment.options),
    ["error.responseType", ({ answer }) => ("refused" in answer ? answer.refused.type : undefined)],
  ])
  const lineOf = compileLogLine(logs.format, (name) =>
    name === "error.messageString" ? messageString : escaped(fields.get(name) ?? requestField(name)),
  )
  return (served) => {
    const event = served.answer.event ?? unroutedEvent(served.arrival, environment)
    onAccessLog(lineOf({ ...served, event }))
  }
}

/** The message as JSON, which is escaped already. */
function messageString({ answer }: Logged): string | undefined {
  return "refused" in answer ? JSON.stringify(answer.refused.message) : undefined
}

function requestField(name: string): LogField<Logged> {
  const read = compileRequestValue(`context.${name}`)
  return ({ event }) => read?.(event)
}

function unroutedEvent(arrival: Arrival, environment: EventEnvironment): ProxyEvent {
  return buildProxyEvent({ arrival, resource: { path: "", id: "" }, pathParameters: null }, environment)
}
