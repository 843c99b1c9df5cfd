import type { RouteRecord } from "../declarations/route.ts"
import { servedMethods } from "../dispatch/served-methods.ts"
import type { HttpApiEvent } from "../http/http-api-event.ts"
import type { RestResponse } from "../http/rest-event.ts"
import { methodsOf, pathOf } from "../http/resolve-route.ts"
import { toHttpApiResponse } from "../http/to-http-api-response.ts"
import { type RoutedPath, toRestEvent } from "../http/to-rest-event.ts"
import { http } from "./http.ts"
import type { RuntimeKind } from "./runtime-kind.ts"

/** Requests to an HTTP API: the same routes as `http` has, reached by events of payload format 2.0. */
export const httpApi: RuntimeKind = {
  name: http.name,
  accepts(event) {
    const { version, routeKey, type } = Object(event) as Partial<HttpApiEvent> & { type?: string }
    // An authorizer's event has a type.
    return version === "2.0" && !!routeKey && !type
  },
  createRunner(app, serves) {
    const run = http.createRunner(app, serves)
    return async (input, context) => {
      // `accepts` saw that this is a proxy event; API Gateway guarantees its fields.
      const event = input as HttpApiEvent
      const { routeKey } = event
      // Beside a protected ANY or $default stands an open OPTIONS, for preflights. A handler relies on its authorizer.
      if (
        routeKey.startsWith("OPTIONS") &&
        !servedMethods<RouteRecord>(http.name, app.options.controllers, serves).some((route) =>
          methodsOf(route).some((method) => routeKey === `${method} ${pathOf(route)}`),
        )
      ) {
        return { statusCode: 204 }
      }
      return toHttpApiResponse((await run(toRestEvent(event, routedPath(event)), context)) as RestResponse)
    }
  },
}

/** An HTTP API decodes the path, which a REST API does not. † All of it but `%25`, by what ministack says of AWS. */
export function routedPath({ routeKey, rawPath, pathParameters, requestContext }: HttpApiEvent): RoutedPath {
  const stage = `/${requestContext.stage}`
  const path = `${rawPath}/`.startsWith(`${stage}/`) ? rawPath.slice(stage.length) || "/" : rawPath
  const encoded = Object.entries(pathParameters ?? {}).map(([name, value]) => [
    name,
    withPercent(encodeURIComponent(value)),
  ])
  return {
    resource: routeKey.slice(routeKey.indexOf(" ") + 1),
    path: withPercent(encodeURI(path).replace(/[?#]/g, encodeURIComponent)),
    pathParameters: pathParameters ? Object.fromEntries(encoded) : null,
  }
}

function withPercent(encoded: string): string {
  return encoded.replaceAll("%2525", "%25")
}
