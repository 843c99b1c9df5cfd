import type { RestEvent } from "./rest-event.ts"
import { RestRequest } from "./rest-request.ts"
import type { RequestAuth } from "./route-request.ts"

/** Makes `request.auth` read what authorizer values say too. An app that makes none is deployed without this code. */
export function readAuthOfValues(): void {
  Object.defineProperty(RestRequest.prototype, "auth", {
    configurable: true,
    get(this: RestRequest) {
      return readAuth(this.event)
    },
  })
}

function readAuth({ requestContext: { authorizer, identity } }: RestEvent): RequestAuth {
  const { userArn } = identity
  if (!authorizer) return typeof userArn === "string" ? { principalId: userArn } : {}
  const { integrationLatency, ...said } = authorizer
  const claims = readClaims(said["claims"])
  if (!claims) return said
  const principalId = claims["cognito:username"] ?? claims["username"] ?? claims["sub"] ?? ""
  return { principalId, ...said, claims }
}

/** A context that a function returns holds no objects, so there they are JSON; any other text is the function's own. */
function readClaims(value: unknown): RequestAuth["claims"] {
  let claims = value
  if (typeof claims === "string") {
    try {
      claims = JSON.parse(claims)
    } catch {
      return undefined
    }
  }
  // API Gateway and the function that tsapi adds for a jwtAuthorizer write texts of one level.
  return typeof claims === "object" && claims !== null && !Array.isArray(claims)
    ? (claims as RequestAuth["claims"])
    : undefined
}
