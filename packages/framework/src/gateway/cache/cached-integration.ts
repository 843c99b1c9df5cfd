import type { Reply } from "../answer.ts"
import type { ApiRoute } from "../api-description.ts"
import type { EventEnvironment } from "../build-proxy-event.ts"
import { notEmulated } from "../gateway-error.ts"
import type { GatewayMemory } from "../gateway-memory.ts"
import type { Integration, MethodCall } from "../method-endpoint.ts"
import { compileRequestValue } from "../request-value.ts"
import { createAnswerCache } from "./answer-cache.ts"

export interface CacheContext extends Pick<EventEnvironment, "stageVariables"> {
  readonly memory: GatewayMemory
}

/** An integration whose answers are kept; API Gateway's own are not. */
export function cachedIntegration(
  { cache, method, path, target }: ApiRoute,
  integration: Integration,
  { memory, stageVariables }: CacheContext,
): Integration {
  if (!cache || cache.ttlSeconds === 0) return integration
  const keys = cache.keys.map((expression) => {
    const read = compileRequestValue(expression)
    if (!read) throw new Error(`The cache key "${expression}" is no place of a request.`)
    return read
  })
  const version = target.type === "function" ? memory.versionOf(target.functionId) : stageVariables
  const kept = memory.answers.of([method, path, cache, target, version], () => createAnswerCache(cache.ttlSeconds))
  return async (call) => {
    const { time } = call.arrival
    const asksForNew = wantsNew(call)
    if (asksForNew && call.event.requestContext.identity.userArn !== null) {
      // Whether a signature lets its owner do so is a matter of execute-api:InvalidateCache.
      const reason = "Cache-Control: max-age=0 of a caller who signs may renew what is kept, which only AWS can decide"
      return { refused: notEmulated("Renewing a kept answer"), reason }
    }
    const key = JSON.stringify(keys.map((read) => read(call.event) ?? null))
    const known = kept.get(key, time)
    if (known) return asksForNew ? withWarning(known) : known
    const answer = await integration(call)
    if ("refused" in answer) return answer
    // What is kept did not come from the function this time.
    kept.set(key, { ...answer, functionId: undefined }, time)
    return asksForNew ? withWarning(answer) : answer
  }
}

const cacheControl = compileRequestValue("method.request.header.Cache-Control")

function wantsNew({ event }: MethodCall): boolean {
  const directives = cacheControl?.(event)?.split(",") ?? []
  return directives.some((directive) => directive.trim().toLowerCase() === "max-age=0")
}

/** † By field reports: callers may renew entries only as IAM users, and are told so otherwise, which is the default strategy. */
function withWarning(reply: Reply): Reply {
  const text = "199 Cache-control headers were ignored because the caller was unauthorized."
  return { ...reply, headers: [...reply.headers, ["Warning", text]] }
}
