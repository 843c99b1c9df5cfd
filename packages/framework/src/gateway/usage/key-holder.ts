import type { ApiRoute, ApiThrottle, ApiUsagePlan } from "../api-description.ts"
import type { GatewayMemory } from "../gateway-memory.ts"
import { createTokenBucket, type TokenBucket } from "../throttle/token-bucket.ts"
import type { LocalApiKey } from "./local-api-keys.ts"
import { createQuotaMeter } from "./quota-meter.ts"

/** A key and what its holder has used up of the plan. */
export interface KeyHolder {
  readonly key: LocalApiKey
  /** Counts a request for a method; says which limit refuses it, if any. */
  use(route: Pick<ApiRoute, "method" | "path">, time: number): "THROTTLED" | "QUOTA_EXCEEDED" | undefined
}

export function createKeyHolder(key: LocalApiKey, plan: ApiUsagePlan, memory: GatewayMemory): KeyHolder {
  const bucketOf = (limits: ApiThrottle, of?: string) => {
    const { rate, burst } = limits
    return memory.buckets.of(["key", key.id, of, rate, burst], () => createTokenBucket(limits))
  }
  const all = plan.throttle && bucketOf(plan.throttle)
  const byMethod = new Map(
    plan.methodThrottles.map(({ method, path, ...limits }) => {
      const name = `${method} ${path}`
      return [name, bucketOf(limits, name)]
    }),
  )
  const { quota: limits } = plan
  const quota = limits && memory.quotas.of([key.id, limits], () => createQuotaMeter(limits))
  return {
    key,
    use({ method, path }, time) {
      // † "Per-client or per-method throttling limits" (developer guide): a method's takes the place of the plan's.
      const bucket: TokenBucket | undefined = byMethod.get(`${method} ${path}`) ?? all
      if (bucket?.(time) === false) return "THROTTLED"
      // † Whether a throttled request counts: here it does not.
      return quota?.(time) === false ? "QUOTA_EXCEEDED" : undefined
    },
  }
}
