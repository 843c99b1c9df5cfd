import { type Check, checkObject, integer, trueOrFalse } from "../checks/index.ts"
import { checkRouteCache } from "./cache/check-cache.ts"
import { nameOf } from "./check-routes.ts"
import { type DeclaredApi, type DeclaredMethod, locationOf } from "./declared-api.ts"
import type { Fault } from "./fault.ts"
import { checkRequestValidation } from "./validation/check-request-validation.ts"
import { checkThrottle } from "./throttle/check-throttle.ts"

/** Faults of what routes, or their controllers, say about how much they may be called. */
export function checkRouteLimits({ methods, app }: DeclaredApi): readonly Fault[] {
  return methods.flatMap((route) => {
    const isStreamed = route.kind === "http" && route.stream === true
    const faults = checkObject(limitsOf(route), isStreamed ? streamLimits : limits, [])
    // An HTTP API's have their fault already, and could not have what is missing.
    const isCached = Boolean(route.cache) && app?.api?.type !== "http"
    const misplaced = isCached ? cacheFaults(route, app?.api?.cache !== undefined) : []
    return [...faults, ...misplaced].map(({ message, hint }) => ({
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
  requestValidation: checkRequestValidation,
  stream: trueOrFalse,
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode.html */
const streamLimits: Record<string, Check> = { ...limits, timeoutMs: integer(50, 900_000, "milliseconds") }

function cacheFaults({ methods }: DeclaredMethod, isThere: boolean) {
  return [...(isThere ? [] : [nowhere]), ...(methods.includes("ANY") ? [forAnyMethod] : [])]
}

const nowhere = {
  message: "cache is set, but the API has none to keep answers in",
  hint: "Add cache: {} to the api of the App or of the stages that should have one, and cache: false for the others.",
}

// ANY has one integration, and so one namespace in the cache.
const forAnyMethod = {
  message: "cache is set, but a GET would get what a POST left there",
  hint: 'Name the methods in place of ANY, such as route("GET", path, { cache: true }).',
}

function limitsOf(declared: DeclaredMethod) {
  const { apiKey, throttle, cache, timeoutMs } = declared
  const { requestValidation, stream } = declared.kind === "http" ? declared : {}
  return { apiKey, throttle, cache, timeoutMs, requestValidation, stream }
}
