import type { AppDefinition } from "../declarations/app-options.ts"
import type { RouteRecord } from "../declarations/route.ts"
import { servedMethods, type Serves } from "../dispatch/served-methods.ts"
import { isFunctionUrlEvent } from "../http/function-url-event.ts"
import { methodsOf, pathOf } from "../http/resolve-route.ts"
import type { RestEvent } from "../http/rest-event.ts"

/**
 * Whether the answer to an event is to be streamed: an event does not say how its function was invoked. API Gateway
 * invokes the routes with `stream` so, and a URL all routes of a function that streams.
 */
export function streamedRoutes(app: AppDefinition, serves: Serves | undefined): (event: unknown) => boolean {
  const routes = new Map<string, boolean>()
  for (const method of servedMethods<RouteRecord>("http", app.options.controllers, serves)) {
    for (const name of methodsOf(method)) routes.set(`${name} ${pathOf(method)}`, method.options.stream === true)
  }
  return (event) => {
    if (isFunctionUrlEvent(event)) return true
    const { httpMethod, resource } = Object(event) as Partial<RestEvent>
    return routes.get(`${httpMethod} ${resource}`) ?? routes.get(`ANY ${resource}`) ?? false
  }
}
