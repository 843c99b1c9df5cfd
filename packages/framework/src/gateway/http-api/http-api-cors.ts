import type { Arrival } from "../arrival.ts"
import type { Reply } from "../answer.ts"
import type { ApiHttpCors } from "../api-description.ts"
import { firstHeader } from "../first-header.ts"

type Headers = readonly (readonly [name: string, value: string])[]

/** What an HTTP API with a CORS configuration does by itself, whatever its routes and functions say. */
export interface HttpApiCorsAnswers {
  /**
   * The answer to a preflight that no authorizer refused; undefined for any other request. † The integration of its route
   * is not asked.
   */
  preflight(arrival: Arrival): Reply | undefined
  /** The headers of any other answer, with those of CORS in place of the function's. */
  decorate(headers: Headers, arrival: Arrival): Headers
}

/** Compiles a CORS configuration. † An origin that is not allowed gets the same answer without any of the headers. */
export function httpApiCors(cors: ApiHttpCors | undefined): HttpApiCorsAnswers {
  if (!cors) return { preflight: () => undefined, decorate: (headers) => headers }
  return {
    preflight(arrival) {
      const asked = originOf(arrival)
      if (arrival.request.method !== "OPTIONS" || asked === undefined) return undefined
      if (firstHeader(arrival.request.headers, "access-control-request-method") === undefined) return undefined
      const own = allowed(cors, asked)
      const headers = own.length > 0 ? [...own, ...preflightHeaders(cors)] : []
      return { status: 204, headers, body: new Uint8Array() }
    },
    decorate(headers, arrival) {
      const others = headers.filter(([name]) => !name.toLowerCase().startsWith("access-control-"))
      const origin = originOf(arrival)
      return origin === undefined ? others : [...others, ...allowed(cors, origin)]
    },
  }
}

function allowed({ allowOrigins, allowCredentials, exposeHeaders }: ApiHttpCors, origin: string): Headers {
  const named = allowOrigins.includes("*") ? "*" : allowOrigins.find((each) => each === origin)
  if (named === undefined) return []
  return [
    ["access-control-allow-origin", named],
    ...(allowCredentials ? [["access-control-allow-credentials", "true"] as const] : []),
    ...(exposeHeaders.length > 0 ? [["access-control-expose-headers", exposeHeaders.join()] as const] : []),
  ]
}

function preflightHeaders({ allowHeaders, allowMethods, maxAgeSeconds }: ApiHttpCors): Headers {
  return [
    ["access-control-allow-headers", allowHeaders.join().toLowerCase()],
    ["access-control-allow-methods", allowMethods.join()],
    ...(maxAgeSeconds === undefined ? [] : [["access-control-max-age", String(maxAgeSeconds)] as const]),
  ]
}

function originOf(arrival: Arrival): string | undefined {
  return firstHeader(arrival.request.headers, "origin")
}
