import { servedMethods } from "../dispatch/served-methods.ts"
import type { RouteRecord } from "../declarations/route.ts"
import { buildRouteTable } from "../gateway/route-table.ts"
import { requestPath } from "../gateway/request-path.ts"
import { isFunctionUrlEvent } from "../http/function-url-event.ts"
import type { HttpApiEvent, HttpApiResponse } from "../http/http-api-event.ts"
import { methodsOf, pathOf } from "../http/resolve-route.ts"
import type { RestEvent, RestResponse } from "../http/rest-event.ts"
import { toHttpApiResponse } from "../http/to-http-api-response.ts"
import { type RoutedPath, toRestEvent } from "../http/to-rest-event.ts"
import { http } from "./http.ts"
import type { RuntimeKind } from "./runtime-kind.ts"

/** Requests to the function's own URL: the same routes as `http` has, found by their paths here. */
export const functionUrl: RuntimeKind = {
  name: http.name,
  accepts: isFunctionUrlEvent,
  createRunner(app, serves) {
    const run = http.createRunner(app, serves)
    const routes = servedMethods<RouteRecord>(http.name, app.options.controllers, serves).flatMap((method) =>
      methodsOf(method).map((name) => ({ method: name, path: pathOf(method) })),
    )
    const table = buildRouteTable(routes)
    const methods = [...new Set(routes.map(({ method }) => method))]

    function routedPath({ rawPath, requestContext }: HttpApiEvent): RoutedPath {
      const { path, matched } = requestPath(rawPath)
      // A path that others serve says so, with 405; one that none serves is 404.
      const tried = [requestContext.http.method, ...methods]
      const match = tried.flatMap((method) => table.match(method, matched) ?? [])[0]
      return { path, resource: match?.route.path ?? path, pathParameters: match?.pathParameters ?? null }
    }

    return async (input, context) => {
      // `accepts` saw whose event this is; Lambda guarantees its fields.
      const event = input as HttpApiEvent
      const response = (await run(withCaller(toRestEvent(event, routedPath(event))), context)) as RestResponse
      return withoutCors(toHttpApiResponse(response))
    }
  },
}

/** Whoever signed the request is its caller, without an authorizer that says so. */
function withCaller(event: RestEvent): RestEvent {
  const { userArn: principalId } = event.requestContext.identity
  if (typeof principalId !== "string") return event
  return { ...event, requestContext: { ...event.requestContext, authorizer: { principalId } } }
}

/** The URL has CORS of its own, and would add its headers to these. */
function withoutCors({ headers, ...response }: HttpApiResponse): HttpApiResponse {
  const own = Object.entries(headers).filter(([name]) => !/^access-control-/i.test(name))
  return { ...response, headers: Object.fromEntries(own) }
}
