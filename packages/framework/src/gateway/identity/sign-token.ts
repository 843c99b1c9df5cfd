import { importJWK, type JWTPayload, SignJWT } from "jose"
import type { SigningKey } from "./signing-key.ts"

/** A token with these claims and no others. */
export async function signToken(claims: JWTPayload, key: SigningKey): Promise<string> {
  return new SignJWT(claims)
    .setProtectedHeader({ alg: "RS256", kid: key.kid, typ: "JWT" })
    .sign(await importJWK(key, "RS256"))
}
