import { createHash, timingSafeEqual } from "node:crypto"
import { UnauthorizedError, allow, authorizer } from "@tsapi/framework"
import type { RequestAuthorizerRequest } from "@tsapi/framework"

/**
 * Knows its users by the SHA-256 of their tokens: `TOKEN_HASHES` is `alice:<hex>,bob:<hex>`. Browsers cannot send headers
 * with a handshake, so the token is in the URL.
 */
@authorizer({ type: "request", identitySources: ["query.token"] })
export class TokenAuth {
  authorize({ query }: RequestAuthorizerRequest) {
    const user = userOf(query.token ?? "")
    if (!user) throw new UnauthorizedError("Unauthorized")
    return allow({ principalId: user, routes: ["$connect"] })
  }
}

function userOf(token: string): string | undefined {
  const hash = createHash("sha256").update(token).digest()
  for (const entry of (process.env.TOKEN_HASHES ?? "").split(",")) {
    const [user, hex = ""] = entry.split(":")
    const known = Buffer.from(hex, "hex")
    if (known.length === hash.length && timingSafeEqual(known, hash)) return user
  }
  return undefined
}
