import type { JWTPayload } from "jose"

/** `scope` as RFC 8693 has it, a text, or `scp` as Okta and Microsoft Entra ID have it. */
export function tokenScopes(claims: JWTPayload): readonly string[] {
  const found = claims["scope"] ?? claims["scp"]
  if (typeof found === "string") return found.split(" ").filter((scope) => scope !== "")
  return Array.isArray(found) ? found.filter((scope) => typeof scope === "string") : []
}

/** API Gateway asks for one of the scopes of a route, not for all. */
export function hasScope(claims: JWTPayload, wanted: readonly string[]): boolean {
  const scopes = tokenScopes(claims)
  return wanted.length === 0 || wanted.some((scope) => scopes.includes(scope))
}
