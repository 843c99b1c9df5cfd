import { createHash, createHmac } from "node:crypto"
import type { S3Request } from "../s3-context.ts"
import { S3Error } from "../s3-error.ts"
import type { Arrival } from "./read-request.ts"

/** The secret access key of an id; undefined for one this machine does not know. */
export type FindSecret = (accessKeyId: string) => string | undefined

const ALGORITHM = "AWS4-HMAC-SHA256"

/**
 * Wants every request signed, as no bucket is public, and a presigned one in time. Signatures by known keys must be
 * right; others are taken on trust. Throws AccessDenied and SignatureDoesNotMatch.
 */
export function authenticate(
  arrival: Arrival,
  { findSecret, now }: { findSecret: FindSecret; now: number },
): S3Request {
  const signature = readSignature(arrival)
  if (!signature) throw accessDenied("Access Denied")
  if (signature.expiresAt !== undefined && signature.expiresAt < now) {
    throw accessDenied("Request has expired", {
      Expires: new Date(signature.expiresAt).toISOString(),
      ServerTime: new Date(now).toISOString(),
    })
  }
  const secret = findSecret(signature.accessKeyId)
  if (secret !== undefined) {
    refuseUnsigned(arrival, signature)
    checkSignature(arrival, signature, secret)
  }
  return { ...arrival, accessKeyId: signature.accessKeyId }
}

interface Signature {
  readonly accessKeyId: string
  /** `20261122/eu-west-1/s3/aws4_request`. */
  readonly scope: string
  readonly signedHeaders: readonly string[]
  readonly signature: string
  /** `20261122T010208Z`. */
  readonly time: string
  readonly isPresigned: boolean
  /** Milliseconds since 1970. */
  readonly expiresAt?: number
}

function readSignature({ headers, query }: Arrival): Signature | undefined {
  const isPresigned = query.has("X-Amz-Signature")
  const field = (name: string) =>
    isPresigned
      ? query.get(`X-Amz-${name}`)
      : new RegExp(`${name}=([^,\\s]+)`).exec(headers["authorization"] ?? "")?.[1]
  const [accessKeyId, ...scope] = (field("Credential") ?? "").split("/")
  const [signature, signedHeaders] = [field("Signature"), field("SignedHeaders")]
  const time = headers["x-amz-date"] ?? ""
  if (!accessKeyId || !signature || !signedHeaders) return undefined
  return {
    accessKeyId,
    scope: scope.join("/"),
    signedHeaders: signedHeaders.toLowerCase().split(";"),
    signature,
    time,
    isPresigned,
    ...(isPresigned && { expiresAt: expiryOf(time, Number(query.get("X-Amz-Expires"))) }),
  }
}

/** Throws AuthorizationQueryParametersError. */
function expiryOf(time: string, seconds: number): number {
  const epochMs = Date.parse(time.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"))
  const isGood = Number.isInteger(seconds) && seconds >= 0 && seconds <= 604_800 && !Number.isNaN(epochMs)
  if (isGood) return epochMs + seconds * 1000
  throw new S3Error(
    "AuthorizationQueryParametersError",
    "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds",
  )
}

/** What a presigned URL does not cover, its user may not add. */
function refuseUnsigned({ sentHeaders }: Arrival, { signedHeaders, isPresigned }: Signature): void {
  if (!isPresigned) return
  const unsigned = Object.keys(sentHeaders).filter(
    (name) => name.startsWith("x-amz-") && name !== "x-amz-content-sha256" && !signedHeaders.includes(name),
  )
  if (unsigned.length === 0) return
  throw accessDenied("There were headers present in the request which were not signed", {
    HeadersNotSigned: unsigned.join(", "),
  })
}

function checkSignature(arrival: Arrival, { signature, scope, time, ...signed }: Signature, secret: string): void {
  const canonical = canonicalRequest(arrival, signed)
  const text = [ALGORITHM, time, scope, createHash("sha256").update(canonical).digest("hex")].join("\n")
  if (signatureOf(text, scope, secret) === signature) return
  throw signatureMismatch({
    AWSAccessKeyId: signed.accessKeyId,
    StringToSign: text,
    SignatureProvided: signature,
    CanonicalRequest: canonical,
  })
}

/** The signature of a text by Signature Version 4, in hexadecimal; `scope` is `20261122/eu-west-1/s3/aws4_request`. */
export function signatureOf(text: string, scope: string, secret: string): string {
  const key = scope.split("/").reduce<string | Buffer>(hmac, `AWS4${secret}`)
  return hmac(key, text).toString("hex")
}

export function signatureMismatch(members: Readonly<Record<string, string>>): S3Error {
  const message =
    "The request signature we calculated does not match the signature you provided. Check your key and signing method."
  return new S3Error("SignatureDoesNotMatch", message, { status: 403, members })
}

function canonicalRequest(
  { method, path, query, headers, sentHeaders }: Arrival,
  { signedHeaders, isPresigned }: Pick<Signature, "signedHeaders" | "isPresigned">,
): string {
  const names = signedHeaders.toSorted()
  const unsigned = "UNSIGNED-PAYLOAD"
  const parameters = [...query]
    .filter(([name]) => name !== "X-Amz-Signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
  return [
    method,
    // S3, unlike other services, takes a path as it is.
    decodeURIComponent(path).split("/").map(encode).join("/"),
    parameters.toSorted().join("&"),
    ...names.map((name) => `${name}:${(sentHeaders[name] ?? "").trim().replace(/ +/g, " ")}`),
    "",
    names.join(";"),
    isPresigned ? (sentHeaders["x-amz-content-sha256"] ?? unsigned) : (headers["x-amz-content-sha256"] ?? unsigned),
  ].join("\n")
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest()
}

function accessDenied(message: string, members: Readonly<Record<string, string>> = {}): S3Error {
  return new S3Error("AccessDenied", message, { status: 403, members })
}
