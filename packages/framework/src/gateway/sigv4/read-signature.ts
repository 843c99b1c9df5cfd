import type { Arrival } from "../arrival.ts"
import { ALGORITHM, type CredentialScope, parseSigningTime, signingTime } from "./signature.ts"

/** What a request says about its signature. */
export interface RequestSignature {
  readonly accessKeyId: string
  readonly scope: CredentialScope
  /** Lower case. */
  readonly signedHeaders: readonly string[]
  readonly signature: string
  /** `20261121T152032Z`. */
  readonly time: string
  readonly epochMs: number
  readonly securityToken: string | undefined
  /** Seconds that a presigned request is good for; absent where headers carry the signature. */
  readonly expiresIn?: number
}

/** The parts that are missing or wrong, in the words of API Gateway. */
export interface IncompleteSignature {
  readonly incomplete: readonly string[]
}

/** Reads the signature of a request's headers or, presigned, of its query; undefined where it has none. */
export function readSignature({ request, query }: Arrival): RequestSignature | IncompleteSignature | undefined {
  const authorizations = valuesOf(request.headers, "authorization")
  const parameters = new URLSearchParams(query)
  const [authorization, another] = authorizations
  if (authorization === undefined) {
    return parameters.has("X-Amz-Algorithm") || parameters.has("X-Amz-Signature") ? presigned(parameters) : undefined
  }
  if (another !== undefined) return { incomplete: ["A request has one Authorization header. "] }
  // † Which of two signatures counts is not documented.
  if (parameters.has("X-Amz-Signature")) return { incomplete: ["A request has one signature. "] }
  return signedByHeader(authorization, request.headers)
}

type Headers = Arrival["request"]["headers"]

function signedByHeader(authorization: string, headers: Headers): RequestSignature | IncompleteSignature {
  const [algorithm = "", ...rest] = authorization.split(" ")
  const pairs = rest.join(" ").split(",")
  const fields = new Map(
    pairs.map((pair) => [pair.slice(0, pair.indexOf("=")).trim(), pair.slice(pair.indexOf("=") + 1)]),
  )
  const [token] = valuesOf(headers, "x-amz-security-token")
  return readFields({
    algorithm,
    credential: fields.get("Credential"),
    signedHeaders: fields.get("SignedHeaders"),
    signature: fields.get("Signature"),
    time: timeOf(headers),
    place: (name) => `Authorization header requires '${name}' parameter. `,
    noTime: "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ",
    securityToken: token,
  })
}

function presigned(parameters: URLSearchParams): RequestSignature | IncompleteSignature {
  const read = (name: string) => parameters.get(name) ?? undefined
  const repeated = [...new Set(parameters.keys())].filter(
    (name) => name.startsWith("X-Amz-") && parameters.getAll(name).length > 1,
  )
  if (repeated.length > 0) return { incomplete: repeated.map((name) => `'${name}' must occur once. `) }
  const found = readFields({
    algorithm: read("X-Amz-Algorithm"),
    credential: read("X-Amz-Credential"),
    signedHeaders: read("X-Amz-SignedHeaders"),
    signature: read("X-Amz-Signature"),
    time: read("X-Amz-Date"),
    place: (name) => `AWS query-string parameters must include 'X-Amz-${name}'. `,
    noTime: "AWS query-string parameters must include 'X-Amz-Date'. ",
    securityToken: read("X-Amz-Security-Token"),
  })
  if ("incomplete" in found) return found
  const expiresIn = Number(read("X-Amz-Expires") ?? Number.NaN)
  if (!Number.isInteger(expiresIn) || expiresIn < 1 || expiresIn > 604_800)
    return { incomplete: ["'X-Amz-Expires' must be a number of seconds from 1 to 604800. "] }
  return { ...found, expiresIn }
}

interface Fields {
  readonly algorithm: string | undefined
  readonly credential: string | undefined
  readonly signedHeaders: string | undefined
  readonly signature: string | undefined
  readonly time: string | undefined
  readonly securityToken: string | undefined
  readonly noTime: string
  place(name: string): string
}

function readFields(fields: Fields): RequestSignature | IncompleteSignature {
  const { algorithm, credential, signedHeaders, signature, time, securityToken, place, noTime } = fields
  const epochMs = parseSigningTime(time ?? "")
  const [accessKeyId, date, region, service, terminator, ...more] = credential?.split("/") ?? []
  if (algorithm !== ALGORITHM || !accessKeyId || !date || !region || !service || !signedHeaders || !signature)
    return { incomplete: missingOf(fields) }
  if (time === undefined || epochMs === undefined) return { incomplete: [noTime] }
  if (terminator !== "aws4_request" || more.length > 0) return { incomplete: [place("Credential")] }
  return {
    accessKeyId,
    scope: { date, region, service },
    signedHeaders: signedHeaders.toLowerCase().split(";"),
    signature,
    time,
    epochMs,
    securityToken,
  }
}

function missingOf({
  algorithm,
  credential,
  signedHeaders,
  signature,
  time,
  place,
  noTime,
}: Fields): readonly string[] {
  const named = { Credential: credential, Signature: signature, SignedHeaders: signedHeaders }
  const isSignature = algorithm === ALGORITHM
  const missing = Object.entries(named).filter(([, value]) => !isSignature || !value)
  const parts = missing.map(([name]) => place(name))
  const timeless = time === undefined ? [noTime] : []
  return parts.length > 0 || timeless.length > 0 ? [...parts, ...timeless] : [place("Credential")]
}

function timeOf(headers: Headers): string | undefined {
  const [time] = valuesOf(headers, "x-amz-date")
  if (time !== undefined) return time
  const epochMs = Date.parse(valuesOf(headers, "date")[0] ?? "")
  return Number.isNaN(epochMs) ? undefined : signingTime(epochMs)
}

function valuesOf(headers: Headers, name: string): readonly string[] {
  return headers.filter(([spelling]) => spelling.toLowerCase() === name).map(([, value]) => value)
}
