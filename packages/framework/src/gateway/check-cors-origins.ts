import { type Cors, corsOf } from "../http/cors.ts"
import { nameOf } from "./check-routes.ts"
import { type DeclaredMethod, locationOf } from "./declared-api.ts"
import type { Fault } from "./fault.ts"

/** Origins that no browser sends or accepts; what several routes share is reported at the first of them. */
export function checkCorsOrigins(routes: readonly DeclaredMethod[]): readonly Fault[] {
  const first = new Map<string, DeclaredMethod>()
  for (const route of routes) {
    const key = JSON.stringify(corsOf(route.cors))
    if (!first.has(key)) first.set(key, route)
  }
  return [...first.values()].flatMap((route) => {
    const cors = corsOf(route.cors)
    const faults = cors ? [...originFaults(cors), ...credentialsFaults(cors)] : []
    return faults.map(({ problem, hint }) => ({
      code: "CORS_ORIGIN_INVALID",
      message: `${nameOf(route)}: ${problem}`,
      hint,
      location: locationOf(route),
    }))
  })
}

interface OriginFault {
  readonly problem: string
  readonly hint: string
}

function originFaults({ allowOrigins }: Cors): readonly OriginFault[] {
  const hint = 'Write scheme, host and port alone, such as "https://example.com", or "*" for every origin.'
  if (allowOrigins.length === 0) return [{ problem: "CORS allows no origin", hint }]
  if (allowOrigins.length > 1 && allowOrigins.includes("*")) {
    return [{ problem: 'CORS allows "*" beside other origins', hint: 'Leave the others out, or "*".' }]
  }
  return allowOrigins
    .filter((origin) => origin !== "*" && !ORIGIN.test(origin))
    .map((origin) => ({ problem: `"${origin}" is not an origin`, hint }))
}

function credentialsFaults({ allowOrigins, allowCredentials }: Cors): readonly OriginFault[] {
  if (!allowCredentials || !allowOrigins.includes("*")) return []
  const hint = "Name the origins in allowOrigin, or remove allowCredentials."
  return [{ problem: "CORS allows credentials to every origin, which browsers refuse", hint }]
}

/** https://fetch.spec.whatwg.org/#origin-header, without what a quoted text of a template cannot hold. */
const ORIGIN = /^([a-z][a-z0-9+.-]*:\/\/[^\s/?#'"$\\]+|null)$/
