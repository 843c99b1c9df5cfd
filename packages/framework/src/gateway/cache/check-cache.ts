import { type Check, fault, integer, listOf, objectOf, oneOf, show, trueOrFalse } from "../../checks/index.ts"
import { readCacheKey } from "./cache-key.ts"

const ttlSeconds = integer(0, 3600, "seconds")

// https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html
const shape = objectOf({ size: oneOf([0.5, 1.6, 6.1, 13.5, 28.4, 58.2, 118, 237]), encrypted: trueOrFalse, ttlSeconds })

/** Faults of the `cache` of an API. */
export const checkCache: Check = (value, at) => (value === false ? [] : shape(value, at))

const routeShape = objectOf({ ttlSeconds, keys: listOf(checkKey) })

/** Faults of the `cache` of a route. */
export const checkRouteCache: Check = (value, at) => (typeof value === "boolean" ? [] : routeShape(value, at))

function checkKey(value: unknown, at: readonly string[]) {
  if (typeof value === "string" && readCacheKey(value)) return []
  const hint = 'Write "query.page" or "header.Accept-Language"; parameters of the path are keys without being named.'
  return [fault(at, `is ${show(value)}`, hint)]
}
