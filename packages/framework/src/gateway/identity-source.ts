import type { ProxyEvent } from "./proxy-event.ts"
import { compileRequestValue } from "./request-value.ts"

/** Reads one identity source of a request; undefined when it is missing or empty. */
export type IdentitySource = (event: ProxyEvent) => string | undefined

/** Compiles `method.request.header.X`, `method.request.querystring.x`, `context.x` or `stageVariables.x`; undefined for anything else. */
export function compileIdentitySource(expression: string): IdentitySource | undefined {
  return expression.startsWith("method.request.path.") ? undefined : compileRequestValue(expression)
}
