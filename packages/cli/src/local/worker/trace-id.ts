import { randomUUID } from "node:crypto"

/**
 * What Lambda puts into `_X_AMZN_TRACE_ID` for an invocation: the trace of the HTTP request, where there is one. Not
 * sampled, because nothing on this machine takes traces.
 */
export function traceId(event: unknown): string {
  return `Root=${rootOf(event) ?? newRoot()};Parent=${randomHex().slice(16)};Sampled=0`
}

interface MaybeRequest {
  readonly headers?: Readonly<Record<string, unknown>> | null
}

function rootOf(event: unknown): string | undefined {
  const { headers } = Object(event) as MaybeRequest
  // A REST API's name of it, and that of HTTP APIs and of functions' URLs.
  const header = headers?.["X-Amzn-Trace-Id"] ?? headers?.["x-amzn-trace-id"]
  return typeof header === "string" ? /(?:^|;)Root=([^;]+)/.exec(header)?.[1] : undefined
}

function newRoot(): string {
  const seconds = Math.floor(Date.now() / 1000)
  return `1-${seconds.toString(16)}-${randomHex().slice(8)}`
}

function randomHex(): string {
  return randomUUID().replaceAll("-", "")
}
