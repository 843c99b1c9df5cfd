import { createHash, timingSafeEqual } from "node:crypto"
import { UnauthorizedError, allow, authorizer } from "@tsapi/framework"
import type { TokenAuthorizerRequest } from "@tsapi/framework"

/** Knows its users by the SHA-256 of their tokens: `TOKEN_HASHES` is `alice:<hex>,bob:<hex>`. */
@authorizer({ type: "token", ttlSeconds: 300, identityValidationExpression: "^Bearer [-A-Za-z0-9._~+/]+=*$" })
export class BearerAuth {
  authorize({ token }: TokenAuthorizerRequest) {
    const user = userOf(token.replace(/^Bearer /, ""))
    if (!user) throw new UnauthorizedError("Unauthorized")
    // API Gateway caches this answer for the token and applies it to other routes too, so it names them all.
    return allow({ principalId: user, routes: ["*"] })
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
