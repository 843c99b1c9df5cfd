import type { Refusal } from "../answer.ts"
import { httpMethodsOf } from "../any-method.ts"
import type { ApiDescription, ApiRoute, ApiThrottle } from "../api-description.ts"
import { gatewayErrors } from "../gateway-error.ts"
import type { GatewayMemory } from "../gateway-memory.ts"
import type { MethodCheck } from "../method-endpoint.ts"
import { createTokenBucket } from "./token-bucket.ts"

/** The throttle of a method: its own bucket, with the stage's limits where it has none. */
export function throttleChecks(
  route: Pick<ApiRoute, "throttle" | "method" | "path">,
  { api, memory }: { readonly api: Pick<ApiDescription, "routes" | "throttle">; readonly memory: GatewayMemory },
): readonly MethodCheck[] {
  const throttle = route.throttle ?? api.throttle
  if (!throttle) return []
  // One for each method that ANY stands for, as the stage has settings for each.
  const buckets = new Map(
    httpMethodsOf(route, api.routes).map((method) => {
      const about = ["method", method, route.path, throttle]
      return [method, memory.buckets.of(about, () => createTokenBucket(throttle))]
    }),
  )
  const refusal = refuse(throttle)
  return [(call) => (buckets.get(call.arrival.request.method)?.(call.arrival.time) ? call : refusal)]
}

function refuse({ rate, burst }: ApiThrottle): Refusal {
  const reason = `more than ${rate} requests a second, and ${burst} at once, for this method`
  return { refused: gatewayErrors.THROTTLED, reason }
}
