import type { JWTPayload } from "jose"
import type { ClaimChanges, GroupConfiguration, UserPoolEvent } from "../../events/user-pool-event.ts"

/** What `PreTokenGeneration` responds, of whichever version it is. */
export type TokenResponse = UserPoolEvent<"PreTokenGeneration", "V1_0">["response"] &
  UserPoolEvent<"PreTokenGeneration", "V2_0">["response"]

/**
 * What a response to `PreTokenGeneration` makes of the claims of a token.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-token-generation.html
 */
export function changeClaims(claims: JWTPayload, response: TokenResponse): JWTPayload {
  const { claimsOverrideDetails: first, claimsAndScopeOverrideDetails: second } = response
  const isAccess = claims["token_use"] === "access"
  const details = first ?? second
  const changes = second ? (isAccess ? second.accessTokenGeneration : second.idTokenGeneration) : isAccess ? {} : first
  return {
    ...withGroups(withClaims(claims, changes ?? {}), details ?? {}),
    ...(isAccess && { scope: scopesOf(claims, second?.accessTokenGeneration ?? {}).join(" ") }),
  }
}

const fixed = {
  all: [
    ...["acr", "amr", "at_hash", "auth_time", "azp", "exp", "iat", "iss", "jti", "nbf", "nonce", "origin_jti", "sub"],
    "token_use",
  ],
  id: ["aud", "cognito:username", "identities"],
  access: ["client_id", "device_key", "event_id", "scope", "username", "version"],
}

/** Whether a claim of such a token stays as it is. */
export function isFixedClaim(name: string, { token_use: use }: JWTPayload): boolean {
  return fixed.all.includes(name) || fixed[use === "access" ? "access" : "id"].includes(name)
}

function withClaims(
  claims: JWTPayload,
  { claimsToAddOrOverride = {}, claimsToSuppress = [] }: ClaimChanges,
): Readonly<Record<string, unknown>> {
  const added = Object.entries(claimsToAddOrOverride).filter(([name]) => !isFixedClaim(name, claims))
  const all = Object.entries({ ...claims, ...Object.fromEntries(added) })
  return Object.fromEntries(all.filter(([name]) => isFixedClaim(name, claims) || !claimsToSuppress.includes(name)))
}

/** An empty configuration takes the groups away, and none leaves them. */
function withGroups(
  { "cognito:groups": groups, ...claims }: Readonly<Record<string, unknown>>,
  { groupOverrideDetails }: { readonly groupOverrideDetails?: GroupConfiguration | null },
): Readonly<Record<string, unknown>> {
  const left = groupOverrideDetails === undefined ? groups : groupOverrideDetails?.groupsToOverride
  return Array.isArray(left) && left.length > 0 ? { ...claims, "cognito:groups": left } : claims
}

function scopesOf(
  { scope }: JWTPayload,
  {
    scopesToAdd = [],
    scopesToSuppress = [],
  }: { scopesToAdd?: readonly string[]; scopesToSuppress?: readonly string[] },
): readonly string[] {
  const own = String(scope ?? "")
    .split(" ")
    .filter((name) => name !== "")
  // Nobody is given Cognito's own.
  const added = scopesToAdd.filter((name) => !name.startsWith("aws.cognito"))
  return [...new Set([...own, ...added])].filter((name) => !scopesToSuppress.includes(name))
}
