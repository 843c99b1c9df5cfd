import { createHash } from "node:crypto"

/** What a signature covers. */
export interface SignedRequest {
  readonly method: string
  /** Percent-encoded, as sent. */
  readonly path: string
  /** Without `?`, as sent. */
  readonly query: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Uint8Array
}

/**
 * Step 1 of Signature Version 4. `signedHeaders` are in lower case; of a presigned request the signature itself is left out.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
export function canonicalRequest(request: SignedRequest, signedHeaders: readonly string[]): string {
  const names = signedHeaders.toSorted()
  return [
    request.method,
    canonicalPath(request.path),
    canonicalQuery(request.query),
    ...names.map((name) => `${name}:${canonicalValue(request.headers, name)}`),
    "",
    names.join(";"),
    sha256(request.body),
  ].join("\n")
}

export function sha256(data: Uint8Array | string): string {
  return createHash("sha256").update(data).digest("hex")
}

/** All services but S3 take a path without empty, `.` and `..` segments, and encode what is encoded already once more. */
function canonicalPath(path: string): string {
  const segments: string[] = []
  for (const segment of path.split("/")) {
    if (segment === "" || segment === ".") continue
    if (segment === "..") segments.pop()
    else segments.push(encode(segment))
  }
  return segments.length === 0 ? "/" : `/${segments.join("/")}${path.endsWith("/") ? "/" : ""}`
}

function canonicalQuery(query: string): string {
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const equals = pair.indexOf("=")
      const [name, value] = equals === -1 ? [pair, ""] : [pair.slice(0, equals), pair.slice(equals + 1)]
      return [encode(decode(name)), encode(decode(value))] as const
    })
    .filter(([name]) => name !== "X-Amz-Signature")
    .toSorted(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join("&")
}

function canonicalValue(headers: SignedRequest["headers"], name: string): string {
  return headers
    .filter(([spelling]) => spelling.toLowerCase() === name)
    .map(([, value]) => value.trim().replace(/ +/g, " "))
    .join(",")
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** RFC 3986, which `encodeURIComponent` is older than; half a surrogate pair, which it throws at, becomes U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString()).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function decode(text: string): string {
  const spaced = text.replaceAll("+", " ")
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}
