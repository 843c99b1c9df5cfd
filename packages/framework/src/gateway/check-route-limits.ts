import { type Check, checkObject, trueOrFalse } from "../checks/index.ts"
import type { HttpDeclaration } from "../declarations/http-declaration.ts"
import { nameOf } from "./check-routes.ts"
import { type DeclaredApi, locationOf } from "./declared-api.ts"
import type { Fault } from "./fault.ts"
import { checkThrottle } from "./throttle/check-throttle.ts"

/** Faults of what routes, or their controllers, say about how much they may be called. */
export function checkRouteLimits({ routes }: DeclaredApi): readonly Fault[] {
  return routes.flatMap((route) =>
    checkObject(limitsOf(route), limits, []).map(({ message, hint }) => ({
      code: "ROUTE_OPTION_INVALID",
      message: `${nameOf(route)}: ${message}`,
      hint,
      location: locationOf(route),
    })),
  )
}

const limits: Record<string, Check> = { apiKey: trueOrFalse, throttle: checkThrottle }

function limitsOf({ apiKey, throttle }: HttpDeclaration) {
  return { apiKey, throttle }
}
