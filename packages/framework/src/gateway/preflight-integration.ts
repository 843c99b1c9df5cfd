import type { Arrival } from "./arrival.ts"
import type { Integration } from "./method-endpoint.ts"
import { ALLOW_ORIGIN, type Preflight } from "./preflight.ts"

/** The `OPTIONS` of a path with CORS: a MOCK integration that answers 200 with its headers and no body. */
export function preflightIntegration({ origins, headers }: Pick<Preflight, "origins" | "headers">): Integration {
  const answer = { status: 200, headers: [["Content-Type", "application/json"] as const, ...headers], body: EMPTY }
  if (origins.length === 1) return () => answer
  const named = ([name, value]: readonly [string, string], origin: string) =>
    [name, name === ALLOW_ORIGIN ? origin : value] as const
  return ({ arrival }) => {
    const origin = originOf(arrival)
    if (!origins.includes(origin)) return answer
    return { ...answer, headers: answer.headers.map((header) => named(header, origin)) }
  }
}

function originOf({ headers: { single } }: Arrival): string {
  return single["Origin"] ?? single["origin"] ?? ""
}

const EMPTY = new Uint8Array()
