import { scopeFaults } from "./check-authorizer-values.ts"
import { nameOf } from "./check-routes.ts"
import { type DeclaredApi, locationOf } from "./declared-api.ts"
import type { Fault } from "./fault.ts"

/** Faults of the scopes that routes name: nobody would ask for them, or they are none. */
export function checkScopes({ methods, authorizerValues }: DeclaredApi): readonly Fault[] {
  const schemes = new Map(authorizerValues.map(({ id, scheme }) => [id, scheme]))
  return methods.flatMap((route) => {
    const { scopes = [], authorizer } = route
    const location = locationOf(route)
    const faults = scopeFaults(scopes).map((fault) => ({
      ...fault,
      message: `${nameOf(route)}: ${fault.message}`,
      location,
    }))
    const scheme = schemes.get(authorizer ?? "")
    if (scopes.length === 0 || (authorizer !== undefined && scheme !== "iam" && scheme !== "existing")) return faults
    const who = authorizer === undefined ? "it has no authorizer" : `${authorizer} does not know them`
    const hint = "Use a cognitoAuthorizer, a jwtAuthorizer or a class with @authorizer, or remove the scopes."
    const message = `${nameOf(route)}: nobody asks for its scopes, because ${who}`
    return [...faults, { code: "ROUTE_SCOPES_UNUSED", message, hint, location }]
  })
}
