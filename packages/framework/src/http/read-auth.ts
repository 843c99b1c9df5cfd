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
  // A context that a function returns holds no objects, so there they are JSON. Both are texts of one level.
  let claims = authorizer?.["claims"] as RequestAuth["claims"]
  if (typeof claims === "string") claims = JSON.parse(claims) as RequestAuth["claims"]
  if (claims) {
    const principalId = claims["cognito:username"] ?? claims["username"] ?? claims["sub"] ?? ""
    return { principalId, ...authorizer, claims }
  }
  const { userArn } = identity
  return authorizer ?? (typeof userArn === "string" ? { principalId: userArn } : {})
}
