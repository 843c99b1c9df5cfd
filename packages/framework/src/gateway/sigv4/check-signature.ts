import { timingSafeEqual } from "node:crypto"
import type { SigningIdentity } from "../authorizers/identity-provider.ts"
import { canonicalRequest, type SignedRequest } from "./canonical-request.ts"
import type { RequestSignature } from "./read-signature.ts"
import { signatureOf, signingTime, stringToSign } from "./signature.ts"

export interface CheckContext {
  readonly request: SignedRequest
  readonly identity: SigningIdentity
  readonly region: string
  /** Default `execute-api`. */
  readonly service?: string
  /** Milliseconds since the epoch. */
  readonly now: number
}

/** What is wrong with a signature, in the words of AWS; undefined for a good one. */
export function signatureFault(signature: RequestSignature, context: CheckContext): string | undefined {
  return scopeFault(signature, context) ?? timeFault(signature, context.now) ?? mismatch(signature, context)
}

function scopeFault(
  { scope, time, signedHeaders }: RequestSignature,
  { region, service = "execute-api" }: CheckContext,
): string | undefined {
  if (scope.region !== region) return `Credential should be scoped to a valid region, not '${scope.region}'. `
  if (scope.service !== service) return `Credential should be scoped to correct service: '${service}'. `
  const day = time.slice(0, 8)
  if (scope.date !== day) {
    return `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${scope.date}' != '${day}', from '${time}'.`
  }
  // Else a signature could be used on another host.
  return signedHeaders.includes("host")
    ? undefined
    : "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."
}

const SKEW_MS = 5 * 60 * 1000

function timeFault({ epochMs, time, expiresIn = 0 }: RequestSignature, now: number): string | undefined {
  const skew = expiresIn > 0 ? 0 : SKEW_MS
  const [earliest, at] = [signingTime(now - skew - expiresIn * 1000), signingTime(now)]
  if (epochMs < now - skew - expiresIn * 1000) {
    return expiresIn > 0
      ? `Signature expired: ${time} is now earlier than ${earliest} (${at} - ${expiresIn} s.)`
      : `Signature expired: ${time} is now earlier than ${earliest} (${at} - 5 min.)`
  }
  if (epochMs <= now + SKEW_MS) return undefined
  return `Signature not yet current: ${time} is still later than ${signingTime(now + SKEW_MS)} (${at} + 5 min.)`
}

function mismatch(signature: RequestSignature, { request, identity }: CheckContext): string | undefined {
  const canonical = canonicalRequest(request, signature.signedHeaders)
  const text = stringToSign(canonical, signature.time, signature.scope)
  const expected = signatureOf(text, identity.secretAccessKey, signature.scope)
  if (sameText(expected, signature.signature)) return undefined
  return (
    "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key " +
    "and signing method. Consult the service documentation for details.\n\n" +
    `The Canonical String for this request should have been\n'${canonical}'\n\n` +
    `The String-to-Sign should have been\n'${text}'\n`
  )
}

/** Compares in a time that does not tell how much is right. */
export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
