import { corsOf } from "../http/cors.ts"
import { nameOf } from "./check-routes.ts"
import { type DeclaredMethod, locationOf } from "./declared-api.ts"
import type { Fault } from "./fault.ts"

/** A path has one preflight: it cannot follow two configurations, nor stand beside a declared `OPTIONS`. */
export function checkCors(routes: readonly DeclaredMethod[]): readonly Fault[] {
  const byPath = new Map<string, DeclaredMethod[]>()
  for (const route of routes) byPath.set(route.path, [...(byPath.get(route.path) ?? []), route])
  return [...byPath.values()].flatMap((siblings) => [...optionsFaults(siblings), ...conflictFaults(siblings)])
}

function optionsFaults(siblings: readonly DeclaredMethod[]): readonly Fault[] {
  const withCors = siblings.find(({ cors }) => corsOf(cors))
  if (!withCors) return []
  return siblings
    .filter(({ methods }) => methods.some((method) => method.toUpperCase() === "OPTIONS"))
    .map((route) => ({
      code: "CORS_OPTIONS_CONFLICT",
      message: `${nameOf(route)} serves OPTIONS ${route.path}, which CORS of ${nameOf(withCors)} also answers`,
      hint: "Remove the OPTIONS route, or set cors: false on the routes of this path and answer preflights yourself.",
      location: locationOf(route),
    }))
}

function conflictFaults(siblings: readonly DeclaredMethod[]): readonly Fault[] {
  const [first, ...others] = siblings.filter(({ cors }) => corsOf(cors))
  if (!first) return []
  const expected = JSON.stringify(corsOf(first.cors))
  const { file, line } = locationOf(first)
  return others
    .filter(({ cors }) => JSON.stringify(corsOf(cors)) !== expected)
    .map((route) => ({
      code: "CORS_CONFLICT",
      message: `${nameOf(route)} and ${nameOf(first)} (${file}:${line}) have different CORS options for ${route.path}`,
      hint: "A path has one preflight: give all its routes the same cors options, or set them on the controller.",
      location: locationOf(route),
    }))
}
