import type { Refusal } from "../answer.ts"
import type { ApiLambdaAuthorizer } from "../api-description.ts"
import { requestAuthorizerEvent, tokenAuthorizerEvent } from "../authorizer-event.ts"
import { createAuthorizerCache } from "../authorizer-cache.ts"
import { type AuthorizerResult, evaluatePolicy, readAuthorizerResult } from "../authorizer-result.ts"
import { gatewayErrors, notEmulated } from "../gateway-error.ts"
import { GatewayMemory } from "../gateway-memory.ts"
import type { GatewayOptions } from "../gateway.ts"
import { compileIdentitySource, type IdentitySource } from "../identity-source.ts"
import { type IntegrationOutcome, invokeWithin } from "../invoke-within.ts"
import type { MethodCall, MethodCheck } from "../method-endpoint.ts"
import type { ProxyEvent } from "../proxy-event.ts"
import { refuseBy } from "../source/source-check.ts"
import { wholeMatch } from "./whole-match.ts"

/** Compiles a Lambda authorizer: identity sources, validation expression, cache, policy. What it grants is `requestContext.authorizer`. */
export function lambdaAuthorizer(authorizer: ApiLambdaAuthorizer, options: GatewayOptions): MethodCheck {
  const now = options.now ?? (() => Date.now())
  const sources = authorizer.identitySources.map((expression) => {
    const source = compileIdentitySource(expression)
    if (!source) throw new Error(`The identity source "${expression}" of ${authorizer.id} is not one of API Gateway's.`)
    return { expression, source }
  })
  const expression = authorizer.identityValidationExpression
  const validation = expression === undefined ? undefined : wholeMatch(expression)
  const { id, type, functionId, identitySources, ttlSeconds } = authorizer
  const { memory = new GatewayMemory() } = options
  const cache = memory.authorizerResults.of(
    [id, type, identitySources, ttlSeconds, functionId, memory.versionOf(functionId)],
    () => createAuthorizerCache(ttlSeconds, now),
  )

  return async (call) => {
    const { event, methodArn } = call
    const identity = readIdentity(sources, event)
    if ("missing" in identity) return refuse("UNAUTHORIZED", `${identity.missing} is missing or empty`)
    const token = identity.values[0] ?? ""
    if (validation && !validation.test(token)) {
      return refuse("UNAUTHORIZED", `the token does not match identityValidationExpression ${expression}`)
    }
    // Without a source nothing tells two callers apart.
    const key = identity.values.length === 0 ? undefined : JSON.stringify(identity.values)
    const cached = key === undefined ? undefined : cache.get(key)
    if (cached) return noteCache(decide(cached, call, 0), authorizer)

    const started = now()
    const input =
      authorizer.type === "token" ? tokenAuthorizerEvent(token, methodArn) : requestAuthorizerEvent(event, methodArn)
    const outcome = await invokeWithin(options, { functionId: authorizer.functionId, event: input })
    if (!outcome.ok) return refuseFailure(outcome)
    const result = readAuthorizerResult(outcome.payload)
    if (typeof result === "string") return refuse("AUTHORIZER_CONFIGURATION_ERROR", result)
    if (key !== undefined) cache.set(key, result)
    return decide(result, call, now() - started)
  }
}

function readIdentity(
  sources: readonly { expression: string; source: IdentitySource }[],
  event: ProxyEvent,
): { readonly values: readonly string[] } | { readonly missing: string } {
  const values: string[] = []
  for (const { expression, source } of sources) {
    const value = source(event)
    if (value === undefined) return { missing: expression }
    values.push(value)
  }
  return { values }
}

function decide(result: AuthorizerResult, call: MethodCall, integrationLatency: number): MethodCall | Refusal {
  const { methodArn } = call
  const { context, principalId, statements } = result
  const verdict = evaluatePolicy(statements, methodArn)
  // What one policy allows and the other does not speak of is allowed.
  if (verdict === "allowed" || (verdict === "denied" && call.resourcePolicy === "allow")) {
    const { usageIdentifierKey } = result
    return withAuthorizer({ ...call, usageIdentifierKey }, { ...context, principalId, integrationLatency })
  }
  if (verdict === "denied" && call.resourcePolicy === "unknown allow") return refuseBy("unknown allow", call)
  if (verdict === "denied") return refuse("ACCESS_DENIED", `no statement of the policy allows ${methodArn}`)
  if (verdict === "denied explicitly") return refuse("ACCESS_DENIED_EXPLICITLY", `the policy denies ${methodArn}`)
  const refused = notEmulated(`${verdict.unsupported} in an authorizer's policy`)
  return { refused, reason: `${verdict.unsupported} in the policy can only be decided on AWS` }
}

/** What surprises: the first route of a caller works, and the second does not. */
function noteCache(decided: MethodCall | Refusal, { ttlSeconds }: ApiLambdaAuthorizer): MethodCall | Refusal {
  if (!("refused" in decided) || decided.refused !== gatewayErrors.ACCESS_DENIED) return decided
  const note = `the policy is one that an earlier request got and is kept for ${ttlSeconds} s: allow all that the caller may do`
  return { ...decided, reason: `${decided.reason}; ${note}` }
}

function withAuthorizer(call: MethodCall, authorizer: Readonly<Record<string, string | number>>): MethodCall {
  const { event } = call
  return { ...call, event: { ...event, requestContext: { ...event.requestContext, authorizer } } }
}

/** A function that throws exactly `Unauthorized` says 401; any other failure is one of configuration. */
function refuseFailure({ error, message, cause }: Extract<IntegrationOutcome, { ok: false }>): Refusal {
  if (error !== "unhandled") return refuse("AUTHORIZER_FAILURE", message)
  return { ...refuse(message === "Unauthorized" ? "UNAUTHORIZED" : "AUTHORIZER_CONFIGURATION_ERROR", message), cause }
}

function refuse(error: keyof typeof gatewayErrors, reason: string): Refusal {
  return { refused: gatewayErrors[error], reason: `authorizer: ${reason}` }
}
