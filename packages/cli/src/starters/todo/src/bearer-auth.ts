import { timingSafeEqual } from "node:crypto"
import { UnauthorizedError, allow, authorizer } from "@tsapi/framework"
import type { TokenAuthorizerRequest } from "@tsapi/framework"

/** Lets in whoever knows `API_TOKEN`. */
@authorizer({ type: "token", ttlSeconds: 300 })
export class BearerAuth {
  authorize({ token }: TokenAuthorizerRequest) {
    if (!isKnown(token)) throw new UnauthorizedError("Unauthorized")
    return allow({ principalId: "owner", routes: ["*"] })
  }
}

function isKnown(token: string): boolean {
  const expected = process.env.API_TOKEN
  if (!expected) return false
  const [a, b] = [Buffer.from(token), Buffer.from(`Bearer ${expected}`)]
  return a.length === b.length && timingSafeEqual(a, b)
}
