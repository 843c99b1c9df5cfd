import type { JWTPayload } from "jose"
import { readBearerToken } from "../../jwt/read-bearer-token.ts"
import { hasScope } from "../../jwt/token-scopes.ts"
import { type JwtVerdict, verifyJwt } from "../../jwt/verify-jwt.ts"
import type { Refusal } from "../answer.ts"
import type { ApiCognitoAuthorizer, ApiRoute } from "../api-description.ts"
import type { EventEnvironment } from "../build-proxy-event.ts"
import { gatewayErrors, notEmulated } from "../gateway-error.ts"
import type { MethodCall, MethodCheck } from "../method-endpoint.ts"
import { userPoolIssuer } from "./user-pool-issuer.ts"
import { wholeMatch } from "./whole-match.ts"

/**
 * Verifies tokens as API Gateway does for user pools. Nothing is remembered: a verdict costs less than keeping it, and is
 * the same until the token expires.
 */
export function cognitoAuthorizer(
  authorizer: ApiCognitoAuthorizer,
  { scopes = [] }: Pick<ApiRoute, "scopes">,
  { identity: { region }, options }: EventEnvironment,
): MethodCheck {
  const { header, identityValidationExpression: expression } = authorizer
  const validation = expression === undefined ? undefined : wholeMatch(expression)
  const provider = options.identityProvider
  const issuers = authorizer.userPools.map((pool) => userPoolIssuer(pool, region))
  const keys = issuers.map((issuer) => ({ issuer, key: provider?.keysOf(issuer) }))

  async function verify(token: string): Promise<JwtVerdict> {
    let last: JwtVerdict = { unknown: "nobody's keys are known here" }
    for (const { issuer, key } of keys) {
      if (key) last = await verifyJwt(token, key, { issuer, algorithms: ["RS256"] })
      if ("claims" in last) return last
    }
    return last
  }

  return async (call) => {
    const values = valuesOf(call, header)
    if (values.length === 0) return refuse("UNAUTHORIZED", `${header} is missing`)
    const token = readBearerToken(values)
    if (token === undefined) return refuse("UNAUTHORIZED", `${header} does not hold one token`)
    if (!provider) return { refused: notEmulated("A user pool"), reason: "Cognito: nobody's keys are known here" }
    const verdict = await verify(token)
    if ("invalid" in verdict) return refuse("UNAUTHORIZED", verdict.invalid)
    if ("unknown" in verdict) return refuse("AUTHORIZER_FAILURE", verdict.unknown)
    const { claims } = verdict
    // "For COGNITO_USER_POOLS authorizers, API Gateway will match the aud field of the incoming token" (API reference).
    if (validation && !(typeof claims.aud === "string" && validation.test(claims.aud)))
      return refuse("UNAUTHORIZED", `the token's aud does not match identityValidationExpression ${expression}`)
    const wanted = scopes.length > 0 ? "access" : "id"
    if (claims["token_use"] !== wanted) {
      const why = scopes.length > 0 ? "the route asks for scopes" : "the route asks for no scopes"
      return refuse("UNAUTHORIZED", `${why}, so it takes a token whose token_use is "${wanted}"`)
    }
    // † Reports have 401 and 403 for a scope that is missing.
    if (!hasScope(claims, scopes)) return refuse("ACCESS_DENIED", `the token has none of ${scopes.join(", ")}`)
    return withClaims(call, claims)
  }
}

function valuesOf({ arrival }: MethodCall, header: string): readonly string[] {
  const key = header.toLowerCase()
  return arrival.request.headers.filter(([name]) => name.toLowerCase() === key).map(([, value]) => value)
}

function withClaims(call: MethodCall, claims: JWTPayload): MethodCall {
  const { requestContext } = call.event
  const authorizer = { claims: claimTexts(claims) }
  return { ...call, event: { ...call.event, requestContext: { ...requestContext, authorizer } } }
}

/**
 * Claims as a REST API passes them: texts. † By events in AWS's documentation and in reports: `exp` and `iat` are written
 * out as dates, lists are joined with commas.
 */
function claimTexts(claims: JWTPayload): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(name, value)]))
}

function claimText(name: string, value: unknown): string {
  if ((name === "exp" || name === "iat") && typeof value === "number") return javaDate(value)
  if (Array.isArray(value)) return value.join(",")
  return typeof value === "string" ? value : JSON.stringify(value)
}

/** `Sat Nov 21 15:20:32 UTC 2026`. */
function javaDate(epochSeconds: number): string {
  const [weekday, day, month, year, time] = new Date(epochSeconds * 1000).toUTCString().split(/,? /)
  return `${weekday} ${month} ${day} ${time} UTC ${year}`
}

function refuse(error: keyof typeof gatewayErrors, reason: string): Refusal {
  return { refused: gatewayErrors[error], reason: `Cognito: ${reason}` }
}
