import { corsHeaders } from "../http/cors.ts"
import { httpMethodsOf } from "./any-method.ts"
import type { ApiCors, ApiDescription } from "./api-description.ts"

/** What `OPTIONS` answers on one path: a MOCK integration with fixed header values, but for the origin. */
export interface Preflight {
  readonly path: string
  /** One of them takes the place of the origin in `headers` where the request comes from it. */
  readonly origins: readonly string[]
  /** Sorted by name; the values are those of the deployed template too. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** The preflights of an API: one per path on which a route has CORS, unless the app declares `OPTIONS` there itself. */
export function preflightsOf(api: ApiDescription): readonly Preflight[] {
  const byPath = new Map<string, { cors: ApiCors; methods: Set<string> }>()
  for (const route of api.routes) {
    const { path, cors } = route
    if (!cors) continue
    const entry = byPath.get(path) ?? { cors, methods: new Set() }
    byPath.set(path, entry)
    for (const method of httpMethodsOf(route, api.routes)) if (method !== "OPTIONS") entry.methods.add(method)
  }
  const declared = new Set(api.routes.filter(({ method }) => method === "OPTIONS").map(({ path }) => path))
  return [...byPath]
    .filter(([path]) => !declared.has(path))
    .map(([path, { cors, methods }]) => {
      return { path, origins: cors.allowOrigins, headers: preflightHeaders(cors, [...methods]) }
    })
}

/** The header values of a preflight; `methods` are those that have CORS on the path. */
function preflightHeaders(cors: ApiCors, methods: readonly string[]): readonly (readonly [string, string])[] {
  const allowMethods = [...[...methods].sort(), "OPTIONS"].join()
  return sortedPairs({ ...corsHeadersOf(cors), "Access-Control-Allow-Methods": allowMethods })
}

/**
 * The headers that gateway responses carry when the API has CORS, in API Gateway's notation. They cannot compare: where
 * several origins are allowed they name the one that asks.
 */
export function gatewayResponseHeaders(cors: ApiCors): readonly (readonly [string, string])[] {
  const quoted = sortedPairs(corsHeadersOf(cors)).map(([name, value]) => [name, `'${value}'`] as const)
  if (cors.allowOrigins.length === 1) return quoted
  // † Names of headers are compared without regard to case.
  return quoted.map(([name, value]) => [name, name === ALLOW_ORIGIN ? "method.request.header.Origin" : value])
}

/** The header that names an origin. */
export const ALLOW_ORIGIN = "Access-Control-Allow-Origin"

function corsHeadersOf({ maxAgeSeconds, allowOrigins, ...cors }: ApiCors): Record<string, string> {
  return corsHeaders({ ...cors, allowOrigin: allowOrigins, ...(maxAgeSeconds !== undefined && { maxAgeSeconds }) })
}

function sortedPairs(headers: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1))
}
