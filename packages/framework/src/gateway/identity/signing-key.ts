import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from "jose"

/** A private RSA key for tokens that are made on this machine, with the id that they name it by. */
export type SigningKey = JWK & { readonly kid: string }

/** Makes a key of 2048 bits, which is what user pools sign with. */
export async function generateSigningKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true, modulusLength: 2048 })
  const jwk = await exportJWK(privateKey)
  return { ...jwk, alg: "RS256", use: "sig", kid: `local-${await calculateJwkThumbprint(jwk)}` }
}

/** The half that others may see. */
export function publicKey({ kty, n, e, kid }: SigningKey): SigningKey {
  return { kty, n, e, kid, alg: "RS256", use: "sig" } as SigningKey
}
