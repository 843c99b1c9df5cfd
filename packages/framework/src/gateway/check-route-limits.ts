import { type Check, checkObject, integer, trueOrFalse } from "../checks/index.ts"
import type { HttpDeclaration } from "../declarations/http-declaration.ts"
import { checkRouteCache } from "./cache/check-cache.ts"
import { nameOf } from "./check-routes.ts"
import { type DeclaredApi, locationOf } from "./declared-api.ts"
import type { Fault } from "./fault.ts"
import { checkThrottle } from "./throttle/check-throttle.ts"

/** Faults of what routes, or their controllers, say about how much they may be called. */
export function checkRouteLimits({ routes, app }: DeclaredApi): readonly Fault[] {
  return routes.flatMap((route) => {
    const faults = checkObject(limitsOf(route), limits, [])
    return [...faults, ...(route.cache && app?.api?.cache === undefined ? [nowhere] : [])].map(({ message, hint }) => ({
      code: "ROUTE_OPTION_INVALID",
      message: `${nameOf(route)}: ${message}`,
      hint,
      location: locationOf(route),
    }))
  })
}

const limits: Record<string, Check> = {
  apiKey: trueOrFalse,
  throttle: checkThrottle,
  cache: checkRouteCache,
  timeoutMs: integer(50, 29_000, "milliseconds"),
}

const nowhere = {
  message: "cache is set, but the API has none to keep answers in",
  hint: "Add cache: {} to the api of the App or of the stages that should have one, and cache: false for the others.",
}

function limitsOf({ apiKey, throttle, cache, timeoutMs }: HttpDeclaration) {
  return { apiKey, throttle, cache, timeoutMs }
}
