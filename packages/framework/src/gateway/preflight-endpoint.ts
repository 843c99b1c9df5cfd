import type { Endpoint } from "./endpoint.ts"
import type { Preflight } from "./preflight.ts"

/** The `OPTIONS` of a path with CORS: a MOCK integration that answers 200 with fixed headers and no body. */
export function preflightEndpoint({ path, headers }: Preflight): Endpoint {
  const answer = { status: 200, headers: [["Content-Type", "application/json"] as const, ...headers], body: EMPTY }
  return { method: "OPTIONS", path, answer: () => answer }
}

const EMPTY = new Uint8Array()
