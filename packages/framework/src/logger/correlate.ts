import type { RouteRequest } from "../http/route-request.ts"
import { currentInvocation, withFields } from "../invocation/current-invocation.ts"

export interface CorrelateOptions {
  /** The header of a route's request. Default `X-Correlation-Id`. */
  readonly header?: string | undefined
  /** The attribute of a message. Default `correlationId`. */
  readonly attribute?: string | undefined
  /** What the id is, in place of those; undefined where there is none. */
  readonly from?: ((request: unknown) => string | undefined) | undefined
}

/**
 * Middleware that gives every line that is logged for a request or a record its `correlationId`: what its sender gave it, or
 * else the id of the invocation. `correlationId()` has it for what is sent on.
 *
 * @example
 * app.use(correlate())
 */
export function correlate(
  options: CorrelateOptions = {},
): <Result>(request: unknown, next: () => Promise<Result>) => Promise<Result> {
  const { header = "X-Correlation-Id", attribute = "correlationId" } = options
  const sentIn = (request: unknown) => {
    const { header: headerOf, attributes } = Object(request) as Partial<RouteRequest & Attributes>
    return headerOf?.(header) ?? attributes?.[attribute]
  }
  return (request, next) => {
    const sent = options.from ? options.from(request) : sentIn(request)
    const invocationId = currentInvocation()?.context?.awsRequestId
    return withFields({ correlationId: sent === undefined ? invocationId : String(sent) }, next)
  }
}

interface Attributes {
  readonly attributes: Readonly<Record<string, unknown>>
}

/** The id that `correlate` found; undefined outside of it. */
export function correlationId(): string | undefined {
  const id = currentInvocation()?.fields["correlationId"]
  return id === undefined ? undefined : String(id)
}
