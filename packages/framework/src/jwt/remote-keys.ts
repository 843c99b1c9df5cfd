import { createRemoteJWKSet, type JWTVerifyGetKey } from "jose"

/**
 * The public keys of an issuer, fetched when first needed, kept, and fetched anew for a key id that is not among them. An
 * issuer that cannot say where they are is asked again after some seconds, not by each request meanwhile.
 */
export function remoteKeys(issuer: string, jwksUri?: string): JWTVerifyGetKey {
  let found: Promise<JWTVerifyGetKey> | undefined
  let failedAt: number | undefined
  return async (header, token) => {
    if (failedAt !== undefined && Date.now() - failedAt >= RETRY_MS) found = failedAt = undefined
    found ??= findKeys(issuer, jwksUri).catch((error: unknown) => {
      failedAt = Date.now()
      throw error
    })
    return (await found)(header, token)
  }
}

const RETRY_MS = 5000

const TIMEOUT_MS = 5000

async function findKeys(issuer: string, jwksUri: string | undefined): Promise<JWTVerifyGetKey> {
  const url = new URL(jwksUri ?? (await discover(issuer)))
  // Whoever can change an answer on its way could sign tokens.
  if (url.protocol !== "https:") throw new Error(`${url.href} is not an https URL`)
  return createRemoteJWKSet(url, { timeoutDuration: TIMEOUT_MS })
}

/** OpenID Connect Discovery 1.0, which asks for the issuer to be compared. */
async function discover(issuer: string): Promise<string> {
  const url = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: "error" })
  if (!response.ok) throw new Error(`${url} answers ${response.status}`)
  const document: unknown = await response.json()
  if (typeof document !== "object" || document === null || !("issuer" in document) || !("jwks_uri" in document))
    throw new Error(`${url} is no discovery document`)
  if (document.issuer !== issuer) throw new Error(`${url} is about ${String(document.issuer)}`)
  return String(document.jwks_uri)
}
