import { S3Error } from "../s3-error.ts"
import type { BucketRecord, CorsRule } from "../store/records.ts"
import type { Arrival } from "./read-request.ts"

const VARY = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method"

/** The headers that answer a preflight. Throws AccessForbidden where no rule of the bucket allows what it asks for. */
export function preflightHeaders(bucket: BucketRecord, { headers }: Arrival): Readonly<Record<string, string>> {
  const origin = headers["origin"]
  const method = headers["access-control-request-method"]
  if (origin === undefined) throw new S3Error("BadRequest", "Insufficient information. Origin request header needed.")
  if (method === undefined) throw new S3Error("BadRequest", "Invalid Access-Control-Request-Method: null")
  if (!bucket.corsRules) throw forbidden("CORSResponse: CORS is not enabled for this bucket.")
  const requested = (headers["access-control-request-headers"] ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "")
  const rule = bucket.corsRules.find(
    (each) =>
      allows(each, origin, method) &&
      requested.every((name) => each.AllowedHeaders?.some((pattern) => matches(pattern.toLowerCase(), name))),
  )
  if (!rule) {
    throw forbidden(
      "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
    )
  }
  return {
    ...allowHeaders(rule, origin),
    ...(requested.length > 0 && { "access-control-allow-headers": requested.join(", ") }),
  }
}

/** What an answer to a page of another origin carries. */
export function corsHeaders(
  bucket: BucketRecord | undefined,
  { method, headers }: Arrival,
): Readonly<Record<string, string>> {
  const origin = headers["origin"]
  if (origin === undefined) return {}
  const rule = bucket?.corsRules?.find((each) => allows(each, origin, method))
  return rule ? allowHeaders(rule, origin) : {}
}

function allows(rule: CorsRule, origin: string, method: string): boolean {
  return rule.AllowedMethods.includes(method) && rule.AllowedOrigins.some((pattern) => matches(pattern, origin))
}

function allowHeaders(rule: CorsRule, origin: string): Record<string, string> {
  const isAnybody = rule.AllowedOrigins.includes("*")
  const exposed = rule.ExposeHeaders ?? []
  return {
    "access-control-allow-origin": isAnybody ? "*" : origin,
    "access-control-allow-methods": rule.AllowedMethods.join(", "),
    ...(exposed.length > 0 && { "access-control-expose-headers": exposed.join(", ") }),
    ...(rule.MaxAgeSeconds !== undefined && { "access-control-max-age": String(rule.MaxAgeSeconds) }),
    ...(!isAnybody && { "access-control-allow-credentials": "true" }),
    vary: VARY,
  }
}

/** One `*` stands for anything. */
function matches(pattern: string, text: string): boolean {
  const [start = "", end] = pattern.split("*")
  if (end === undefined) return pattern === text
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end)
}

function forbidden(message: string): S3Error {
  return new S3Error("AccessForbidden", message, { status: 403 })
}
