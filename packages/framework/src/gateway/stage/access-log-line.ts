import type { Answer } from "../answer.ts"
import type { Arrival } from "../arrival.ts"
import type { GatewayOptions, GatewayResponse } from "../gateway.ts"

/** A request and what came of it. */
export interface Served {
  readonly arrival: Arrival
  readonly answer: Answer
  readonly response: GatewayResponse
}

/** What a variable of `$context` is of a request; undefined where the request has no such thing. */
export type LogField<Logged> = (logged: Logged) => string | undefined

/** Makes lines of a format. A variable without a field is one that no request has. */
export function compileLogLine<Logged>(
  format: string,
  fieldOf: (name: string) => LogField<Logged> | undefined,
): (logged: Logged) => string {
  const parts = format.split(VARIABLE).map((part, index) => (index % 2 === 0 ? () => part : fieldOf(part)))
  return (logged) => parts.map((part) => part?.(logged) ?? NOTHING).join("")
}

const VARIABLE = /\$context\.([A-Za-z]\w*(?:\.\w+)*)/
/** What API Gateway writes for what a request does not have. */
const NOTHING = "-"

/** † Values are escaped as in JSON: no client can begin another line. */
export function escaped<Logged>(field: LogField<Logged>): LogField<Logged> {
  return (logged) => {
    const value = field(logged)
    return value === undefined ? undefined : JSON.stringify(value).slice(1, -1)
  }
}

/** What the logs of REST and of HTTP APIs say of an answer. */
export function answerFields({
  now = Date.now,
}: Pick<GatewayOptions, "now">): readonly (readonly [string, LogField<Served>])[] {
  return [
    ["status", ({ response }) => String(response.status)],
    ["responseLength", ({ response }) => String(response.body.byteLength)],
    ["responseLatency", ({ arrival }) => String(now() - arrival.time)],
    ["error.message", ({ answer }) => ("refused" in answer ? (answer.refused.message ?? undefined) : undefined)],
  ]
}
