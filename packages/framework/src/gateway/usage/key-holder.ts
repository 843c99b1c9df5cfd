import type { ApiRoute, ApiUsagePlan } from "../api-description.ts"
import { createTokenBucket, type TokenBucket } from "../throttle/token-bucket.ts"
import type { LocalApiKey } from "./local-api-keys.ts"
import { createQuotaMeter } from "./quota-meter.ts"

/** A key and what its holder has used up of the plan. */
export interface KeyHolder {
  readonly key: LocalApiKey
  /** Counts a request for a method; says which limit refuses it, if any. */
  use(route: Pick<ApiRoute, "method" | "path">, time: number): "THROTTLED" | "QUOTA_EXCEEDED" | undefined
}

export function createKeyHolder(key: LocalApiKey, plan: ApiUsagePlan): KeyHolder {
  const all = plan.throttle && createTokenBucket(plan.throttle)
  const byMethod = new Map(
    plan.methodThrottles.map(({ method, path, ...limits }) => [`${method} ${path}`, createTokenBucket(limits)]),
  )
  const quota = plan.quota && createQuotaMeter(plan.quota)
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
