import type { LambdaContext } from "../http/rest-event.ts"
import { BadRequestError } from "../http/http-error.ts"
import type { RouteRequest } from "../http/route-request.ts"
import type { IdempotencyOptions } from "./idempotency-options.ts"
import type { Claim } from "./idempotency-store.ts"

/** What a request has to claim before it may run; undefined where it has no key and need not have one. */
export function claimOf<Request>(options: IdempotencyOptions<Request>, request: Request): Claim | undefined {
  const { key: keyOf = defaultKey, payload = defaultPayload, missingKey, inProgressTtl, scope } = options
  const key: unknown = keyOf(request)
  if (key === undefined || key === null || key === "") {
    if (missingKey === "run") return undefined
    throw new BadRequestError("The request has no idempotency key")
  }
  const { context, method, route, auth } = requestParts(request)
  const place = scope ?? (route === undefined ? (context?.functionName ?? "") : `${method} ${route}`)
  const remaining = context?.getRemainingTimeInMillis?.() ?? MAX_FUNCTION_MS
  return {
    id: `${place}#${hashOf([auth?.principalId, key])}`,
    owner: process.getBuiltinModule("node:crypto").randomUUID(),
    payloadHash: payload === false ? "" : hashOf(payload(request)),
    lostAt: Date.now() + (inProgressTtl === undefined ? remaining : inProgressTtl * 1000),
  }
}

interface RequestParts extends Partial<Pick<RouteRequest, "method" | "route" | "auth">> {
  readonly context?: LambdaContext
}

// A batch has the context of its records; what is no request at all has none.
function requestParts(request: unknown): RequestParts {
  return Object(Array.isArray(request) ? request[0] : request) as RequestParts
}

function defaultKey(request: unknown): unknown {
  const { header, id } = Object(request) as Partial<RouteRequest> & { readonly id?: unknown }
  return header ? header("Idempotency-Key") : id
}

function defaultPayload(request: unknown): unknown {
  const { path, queryAll, rawBody } = Object(request) as Partial<RouteRequest>
  return rawBody && [path, queryAll, rawBody.toString("base64")]
}

/** Longer than any function runs. */
const MAX_FUNCTION_MS = 15 * 60_000

// Keys may be secrets, and longer than DynamoDB's are.
function hashOf(value: unknown): string {
  const hash = process.getBuiltinModule("node:crypto").createHash("sha256")
  return hash.update(JSON.stringify(value ?? null, sorted)).digest("base64url")
}

// Two objects that differ in the order of their keys are one. Images of items have what JSON has not.
function sorted(_key: string, value: unknown): unknown {
  if (typeof value === "bigint") return String(value)
  if (value instanceof Set) return [...value]
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
