import type { JWTPayload, JWTVerifyGetKey } from "jose"
import type { AuthorizerPolicy } from "../http/access-policy.ts"
import { readBearerToken } from "./read-bearer-token.ts"
import { remoteKeys } from "./remote-keys.ts"
import { hasScope, tokenScopes } from "./token-scopes.ts"
import { verifyJwt } from "./verify-jwt.ts"

/** What the function that checks tokens for a REST API is made with. */
export interface JwtAuthorizerOptions {
  readonly issuer: string
  readonly audience: readonly string[]
  readonly header: string
  readonly jwksUri?: string | undefined
  /** What a token needs one of, by `GET /todos/{id}` or `ANY /todos`; a route that is not here lets nobody in. */
  readonly scopes: Readonly<Record<string, readonly string[]>>
}

/** The fields of a REQUEST authorizer's event that it reads. */
interface RequestEvent {
  readonly methodArn: string
  readonly httpMethod: string
  readonly resource: string
  readonly multiValueHeaders: Readonly<Record<string, readonly string[]>> | null
}

/**
 * The function that stands for `jwtAuthorizer` on a REST API. It throws exactly `Unauthorized` for a token that is at
 * fault, which is a 401, and any other text where the issuer's keys cannot be had, which is a 500.
 */
export function createJwtAuthorizer(
  options: JwtAuthorizerOptions,
  keys: JWTVerifyGetKey = remoteKeys(options.issuer, options.jwksUri),
): (event: RequestEvent) => Promise<AuthorizerPolicy> {
  const { issuer, audience, scopes } = options
  const header = options.header.toLowerCase()
  return async ({ methodArn, httpMethod, resource, multiValueHeaders }) => {
    const headers = Object.entries(multiValueHeaders ?? {})
    const token = readBearerToken(headers.flatMap(([name, values]) => (name.toLowerCase() === header ? values : [])))
    if (token === undefined) throw unauthorized(`${options.header} does not hold one token`)
    const verdict = await verifyJwt(token, keys, { issuer, audience })
    if ("invalid" in verdict) throw unauthorized(verdict.invalid)
    if ("unknown" in verdict) throw new Error(verdict.unknown)
    const { claims } = verdict
    const wanted = scopes[`${httpMethod} ${resource}`] ?? scopes[`ANY ${resource}`]
    const allowed = wanted !== undefined && hasScope(claims, wanted)
    return {
      principalId: claims.sub ?? "",
      policyDocument: {
        Version: "2012-10-17",
        Statement: [
          {
            Action: "execute-api:Invoke",
            Effect: allowed ? "Allow" : "Deny",
            // The result is kept for the route and not for its path: the route is one of the identity sources.
            Resource: [`${methodArn.split("/", 2).join("/")}/${httpMethod}/*`],
          },
        ],
      },
      context: { claims: JSON.stringify(asTexts(claims)), scope: tokenScopes(claims).join(" ") },
    }
  }
}

/** API Gateway answers 401 to exactly this message. */
function unauthorized(cause: string): Error {
  return new Error("Unauthorized", { cause: new Error(cause) })
}

function asTexts(claims: JWTPayload): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(claims).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  )
}
