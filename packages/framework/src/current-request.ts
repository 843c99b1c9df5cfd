import { AsyncLocalStorage } from "node:async_hooks"
import { requestScope } from "./http/request-scope.ts"
import type { RouteRequest } from "./http/route-request.ts"

const storage = new AsyncLocalStorage<RouteRequest>()
requestScope.enter = (request, run) => storage.run(request, run)

/** The request that is being answered; for code that a handler calls without passing it on. Throws outside of a request. */
export function currentRequest(): RouteRequest {
  const request = storage.getStore()
  if (!request)
    throw new Error("currentRequest() was called outside of a request. Call it from code that a route's method runs.")
  return request
}
