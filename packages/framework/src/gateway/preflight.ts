import { corsHeaders } from "../http/cors.ts"
import type { ApiCors, ApiDescription } from "./api-description.ts"

/** What `OPTIONS` answers on one path: a MOCK integration with fixed header values. */
export interface Preflight {
  readonly path: string
  /** Sorted by name; the values are those of the deployed template too. */
  readonly headers: readonly (readonly [name: string, value: string])[]
}

/** The preflights of an API: one per path on which a route has CORS, unless the app declares `OPTIONS` there itself. */
export function preflightsOf(api: ApiDescription): readonly Preflight[] {
  const byPath = new Map<string, { cors: ApiCors; methods: Set<string> }>()
  for (const { path, method, cors } of api.routes) {
    if (!cors) continue
    const entry = byPath.get(path)
    if (entry) entry.methods.add(method)
    else byPath.set(path, { cors, methods: new Set([method]) })
  }
  const declared = new Set(api.routes.filter(({ method }) => method === "OPTIONS").map(({ path }) => path))
  return [...byPath]
    .filter(([path]) => !declared.has(path))
    .map(([path, { cors, methods }]) => ({ path, headers: preflightHeaders(cors, [...methods]) }))
}

/** The header values of a preflight; `methods` are those that have CORS on the path. */
export function preflightHeaders(cors: ApiCors, methods: readonly string[]): readonly (readonly [string, string])[] {
  const allowMethods = [...[...methods].sort(), "OPTIONS"].join()
  return sortedPairs({ ...corsHeadersOf(cors), "Access-Control-Allow-Methods": allowMethods })
}

/** The header values that `DEFAULT_4XX` and `DEFAULT_5XX` gateway responses carry when the API has CORS. */
export function gatewayResponseHeaders(cors: ApiCors): readonly (readonly [string, string])[] {
  return sortedPairs(corsHeadersOf(cors))
}

function corsHeadersOf({ maxAgeSeconds, ...cors }: ApiCors): Record<string, string> {
  return corsHeaders(maxAgeSeconds === undefined ? cors : { ...cors, maxAgeSeconds })
}

function sortedPairs(headers: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1))
}
