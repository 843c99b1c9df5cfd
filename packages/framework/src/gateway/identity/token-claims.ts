import { createHash, randomUUID } from "node:crypto"
import type { JWTPayload } from "jose"
import type { ApiCognitoAuthorizer, ApiJwtAuthorizer } from "../api-description.ts"
import { userPoolIssuer } from "../authorizers/user-pool-issuer.ts"

/** What a token says, beside what its issuer puts into all. */
export interface TokenOptions {
  /** Who it is for. Default `test-user`. */
  readonly user?: string | undefined
  /** Default none. */
  readonly groups?: readonly string[] | undefined
  /** With scopes a user pool's token is an access token, without any it is an ID token. Default none. */
  readonly scopes?: readonly string[] | undefined
  /** Which of a user pool's tokens. Default: as `scopes` say. */
  readonly use?: "id" | "access" | undefined
  /** The program it was made for. Default: `App` for user pools, none for other issuers. */
  readonly client?: string | undefined
  /** Beside, or in place of, those that it would have. */
  readonly claims?: Readonly<Record<string, unknown>> | undefined
  /** Default 3600. A negative number makes one that has expired. */
  readonly expiresInSeconds?: number | undefined
}

export interface TokenContext {
  readonly region: string
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** The claims of a token as the issuer that an authorizer trusts would write them. */
export function tokenClaims(
  authorizer: ApiCognitoAuthorizer | ApiJwtAuthorizer,
  options: TokenOptions,
  { region, now }: TokenContext,
): JWTPayload {
  const { user = "test-user", expiresInSeconds = 3600, claims } = options
  const iat = Math.floor(now / 1000)
  const base = { iat, exp: iat + expiresInSeconds, jti: randomUUID() }
  const own = authorizer.type === "jwt" ? jwtClaims(authorizer, options) : poolClaims(authorizer, options, region)
  return { ...own, ...base, sub: authorizer.type === "jwt" ? user : uuidOf(user), ...claims }
}

function jwtClaims({ issuer, audience }: ApiJwtAuthorizer, options: TokenOptions): JWTPayload {
  const { groups = [], scopes = [], client } = options
  return {
    iss: issuer,
    aud: audience.length > 1 ? [...audience] : audience.join(),
    ...(client !== undefined && { client_id: client }),
    ...(scopes.length > 0 && { scope: scopes.join(" ") }),
    ...(groups.length > 0 && { groups }),
  }
}

// https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-with-identity-providers.html
function poolClaims({ userPools }: ApiCognitoAuthorizer, options: TokenOptions, region: string): JWTPayload {
  const { user = "test-user", groups = [], scopes = [], client = userPools[0]?.clients?.[0] ?? "App" } = options
  const { use = scopes.length > 0 ? "access" : "id" } = options
  const [pool] = userPools
  if (!pool) throw new TypeError("The authorizer has no user pool")
  const shared = {
    iss: userPoolIssuer(pool, region),
    token_use: use,
    ...(groups.length > 0 && { "cognito:groups": groups }),
  }
  if (use === "id") return { ...shared, aud: client, "cognito:username": user }
  return { ...shared, client_id: client, username: user, scope: scopes.join(" ") }
}

/** A user's `sub`, the same each time. */
function uuidOf(user: string): string {
  const hex = createHash("sha256").update(user).digest("hex")
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  )
}
