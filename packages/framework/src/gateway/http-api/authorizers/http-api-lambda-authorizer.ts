import type { Refusal } from "../../answer.ts"
import type { ApiLambdaAuthorizer } from "../../api-description.ts"
import { createAuthorizerCache } from "../../authorizer-cache.ts"
import { type AuthorizerResult, evaluatePolicy, readAuthorizerResult } from "../../authorizer-result.ts"
import { notEmulated } from "../../gateway-error.ts"
import { GatewayMemory } from "../../gateway-memory.ts"
import type { GatewayOptions } from "../../gateway.ts"
import { invokeWithin } from "../../invoke-within.ts"
import { httpApiErrors } from "../http-api-errors.ts"
import { compileHttpApiSource } from "../http-api-identity-source.ts"
import type { HttpApiAuthorizerEvent } from "../http-api-proxy-event.ts"
import type { RouteCall, RouteCheck } from "../route-call.ts"

/** "Timeout for Lambda authorizer response", quotas for HTTP APIs. */
const TIMEOUT_MS = 10_000

/** Compiles a Lambda authorizer of an HTTP API; what it grants is `requestContext.authorizer.lambda`. */
export function httpApiLambdaAuthorizer(authorizer: ApiLambdaAuthorizer, options: GatewayOptions): RouteCheck {
  const now = options.now ?? (() => Date.now())
  const sources = authorizer.identitySources.map((expression) => {
    const read = compileHttpApiSource(expression)
    if (!read) throw new Error(`The identity source "${expression}" of ${authorizer.id} is not one of an HTTP API's.`)
    return { expression, read }
  })
  const { id, type, functionId, identitySources, ttlSeconds } = authorizer
  const { memory = new GatewayMemory() } = options
  const cache = memory.authorizerResults.of(
    [id, type, identitySources, ttlSeconds, functionId, memory.versionOf(functionId)],
    () => createAuthorizerCache(ttlSeconds, now),
  )

  return async (call) => {
    const values: string[] = []
    for (const { expression, read } of sources) {
      const value = read(call.event)
      if (value === undefined) return refuse("UNAUTHORIZED", `${expression} is missing or empty`)
      values.push(value)
    }
    const key = JSON.stringify(values)
    const cached = values.length === 0 ? undefined : cache.get(key)
    if (cached) return decide(cached, call)
    const event = authorizerEvent(call, values)
    const outcome = await invokeWithin(options, { functionId: authorizer.functionId, event, timeoutMs: TIMEOUT_MS })
    // Documented for whatever fails; that a function which throws exactly `Unauthorized` is a 401 as well, is not.
    if (!outcome.ok) return { ...refuse("INTERNAL", outcome.message), cause: outcome.cause }
    const result = readAuthorizerResult(outcome.payload)
    if (typeof result === "string") return refuse("INTERNAL", result)
    if (values.length > 0) cache.set(key, result)
    return decide(result, call)
  }
}

function authorizerEvent({ event, routeArn }: RouteCall, identitySource: readonly string[]): HttpApiAuthorizerEvent {
  const { body: _body, isBase64Encoded: _isBase64Encoded, ...request } = event
  return { ...request, type: "REQUEST", routeArn, identitySource }
}

function decide({ statements, context }: AuthorizerResult, call: RouteCall): RouteCall | Refusal {
  const verdict = evaluatePolicy(statements, call.routeArn)
  if (verdict === "allowed") {
    const { event } = call
    return {
      ...call,
      event: { ...event, requestContext: { ...event.requestContext, authorizer: { lambda: context } } },
    }
  }
  if (typeof verdict === "string") return refuse("FORBIDDEN", `the policy does not allow ${call.routeArn}`)
  const refused = notEmulated(`${verdict.unsupported} in an authorizer's policy`)
  return { refused, reason: `${verdict.unsupported} in the policy can only be decided on AWS` }
}

function refuse(error: keyof typeof httpApiErrors, reason: string): Refusal {
  return { refused: httpApiErrors[error], reason: `authorizer: ${reason}` }
}
