import { errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from "jose"

export interface JwtRules {
  readonly issuer: string
  /** Names of us, one of which the token must have in `aud`, or in `client_id` where it has no `aud`. Absent: not asked. */
  readonly audience?: readonly string[]
  /** Default: the asymmetric ones. */
  readonly algorithms?: readonly string[]
}

/** What a token came to. Only `claims` lets anyone in; `unknown` is neither the token's fault nor to be trusted. */
export type JwtVerdict =
  | { readonly claims: JWTPayload }
  /** The token is at fault. */
  | { readonly invalid: string }
  /** The keys could not be had. */
  | { readonly unknown: string }

/** With a shared secret the public key of an issuer would do to sign. */
const ASYMMETRIC = [
  ...["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"],
  ...["ES256", "ES384", "ES512", "EdDSA", "Ed25519"],
]

/** Verifies the signature, `iss`, `aud`, `exp` and `nbf` of a token; never rejects. */
export async function verifyJwt(token: string, keys: JWTVerifyGetKey, rules: JwtRules): Promise<JwtVerdict> {
  const { issuer, audience, algorithms = ASYMMETRIC } = rules
  try {
    const options = { issuer, algorithms: [...algorithms], requiredClaims: ["exp"] }
    const { payload } = await jwtVerify(token, keys, options)
    if (!audience || isFor(payload, audience)) return { claims: payload }
    return { invalid: `the token is for ${JSON.stringify(payload.aud ?? payload["client_id"])}` }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return isTokenFault(error) ? { invalid: message } : { unknown: `the keys of ${issuer} cannot be had: ${message}` }
  }
}

function isFor({ aud, client_id: client }: JWTPayload, audience: readonly string[]): boolean {
  return [aud ?? client].flat().some((name) => typeof name === "string" && audience.includes(name))
}

/** Whatever else went wrong, such as no answer from the issuer, says nothing about the token. */
function isTokenFault(error: unknown): boolean {
  return [
    errors.JWTExpired,
    errors.JWTClaimValidationFailed,
    errors.JWTInvalid,
    errors.JWSInvalid,
    errors.JWSSignatureVerificationFailed,
    errors.JOSEAlgNotAllowed,
    errors.JOSENotSupported,
    errors.JWKSNoMatchingKey,
    errors.JWKSMultipleMatchingKeys,
  ].some((type) => error instanceof type)
}
