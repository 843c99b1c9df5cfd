import type { JWTPayload } from "jose"
import { readBearerToken } from "../../../jwt/read-bearer-token.ts"
import { hasScope, tokenScopes } from "../../../jwt/token-scopes.ts"
import { verifyJwt } from "../../../jwt/verify-jwt.ts"
import type { Refusal } from "../../answer.ts"
import type { ApiCognitoAuthorizer, ApiJwtAuthorizer, ApiRoute } from "../../api-description.ts"
import { userPoolIssuer } from "../../authorizers/user-pool-issuer.ts"
import { notEmulated } from "../../gateway-error.ts"
import { httpApiErrors } from "../http-api-errors.ts"
import type { HttpApiEnvironment, RouteCall, RouteCheck } from "../route-call.ts"

/** Verifies tokens as an HTTP API does by itself, those of user pools like any other issuer's. */
export function httpApiJwtAuthorizer(
  authorizer: ApiCognitoAuthorizer | ApiJwtAuthorizer,
  { scopes = [] }: Pick<ApiRoute, "scopes">,
  { identity: { region }, gateway: { identityProvider } }: HttpApiEnvironment,
): RouteCheck {
  if (!identityProvider)
    return () => ({ refused: notEmulated("A JWT authorizer"), reason: "JWT: nobody's keys are known here" })
  const { issuer, audience } = trusted(authorizer, region)
  const keys = identityProvider.keysOf(issuer)
  // "Currently, only RSA-based algorithms are supported", JWT authorizers, developer guide.
  const rules = { issuer, audience, algorithms: ["RS256", "RS384", "RS512"] }
  return async (call) => {
    const value = call.event.headers[authorizer.header.toLowerCase()]
    if (value === undefined) return refuse(`${authorizer.header} is missing`, "Bearer")
    const token = readBearerToken([value])
    if (token === undefined)
      return refuse(`${authorizer.header} does not hold one token`, challenge("the token is not valid"))
    const verdict = await verifyJwt(token, keys, rules)
    if ("invalid" in verdict) return refuse(verdict.invalid, challenge(describe(verdict.invalid)))
    if ("unknown" in verdict) return refuse(verdict.unknown, challenge("OIDC discovery endpoint communication error"))
    const { claims } = verdict
    if (!hasScope(claims, scopes)) {
      const header = ["www-authenticate", `Bearer scope="${scopes.join(" ")}" error="insufficient_scope"`] as const
      const reason = `JWT: the token has none of ${scopes.join(", ")}`
      return { refused: httpApiErrors.FORBIDDEN, reason, headers: [header] }
    }
    return withClaims(call, claims, scopes)
  }
}

function trusted(authorizer: ApiCognitoAuthorizer | ApiJwtAuthorizer, region: string) {
  if (authorizer.type === "jwt") return { issuer: authorizer.issuer, audience: authorizer.audience }
  const [pool] = authorizer.userPools
  if (!pool) throw new Error(`${authorizer.id} has no user pool.`)
  return { issuer: userPoolIssuer(pool, region), audience: pool.clients ?? [] }
}

function withClaims(call: RouteCall, claims: JWTPayload, scopes: readonly string[]): RouteCall {
  const { event } = call
  const texts = Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(value)]))
  const jwt = { claims: texts, scopes: scopes.length > 0 ? tokenScopes(claims) : null }
  return { ...call, event: { ...event, requestContext: { ...event.requestContext, authorizer: { jwt } } } }
}

/** `["admins", "staff"]` is `[admins staff]`. */
function claimText(value: unknown): string {
  if (typeof value === "string") return value
  return Array.isArray(value) ? `[${value.map(claimText).join(" ")}]` : JSON.stringify(value)
}

/** † Only the text for the audience is documented. */
function describe(invalid: string): string {
  if (invalid.startsWith("the token is for")) return "the token does not have a valid audience"
  if (/"exp"/.test(invalid)) return "the token has expired"
  return /"iss"/.test(invalid) ? "the token does not have a valid issuer" : "signature verification failed"
}

function challenge(description: string): string {
  return `Bearer scope="" error="invalid_token" error_description="${description}"`
}

function refuse(reason: string, authenticate: string): Refusal {
  return {
    refused: httpApiErrors.UNAUTHORIZED,
    reason: `JWT: ${reason}`,
    headers: [["www-authenticate", authenticate]],
  }
}
