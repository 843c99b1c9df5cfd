import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib"
import type { Answer, Refusal } from "../answer.ts"
import type { EventEnvironment } from "../build-proxy-event.ts"
import { gatewayErrors } from "../gateway-error.ts"
import { INTEGRATION_TIMEOUT_MS } from "../limits.ts"
import type { Integration, MethodCall } from "../method-endpoint.ts"
import { remappedName } from "../remapped-headers.ts"
import type { ApiHttpProxy } from "./api-target.ts"
import { backendUrl, withQuery } from "./backend-url.ts"
import { type BackendResponse, callBackend } from "./call-backend.ts"
import { requestValue } from "./mapped-value.ts"
import { mapValues } from "./map-values.ts"
import { refuseFailure } from "./refuse-failure.ts"
import { targetLabel } from "./target-label.ts"
import { firstHeader } from "../first-header.ts"

export interface IntegrationContext {
  readonly environment: EventEnvironment
  readonly timeoutMs?: number | undefined
}

/** A backend that gets requests as they are. */
export function httpProxyIntegration(
  target: ApiHttpProxy,
  { environment, timeoutMs = INTEGRATION_TIMEOUT_MS }: IntegrationContext,
): Integration {
  const label = targetLabel(target)
  const { apiId } = environment.identity
  return async (call) => {
    try {
      const value = (expression: string) => requestValue(expression, call)
      const url = backendUrl(
        target.url,
        { values: mapValues(target.parameters.path, value), expressions: target.parameters.path },
        call.event,
      )
      if (!url) return invalidEndpoint(label)
      const query = [...ownQuery(call), ...Object.entries(mapValues(target.parameters.query, value))]
      const response = await callBackend({
        method: target.httpMethod === "ANY" ? call.event.httpMethod : target.httpMethod,
        url: withQuery(url, query),
        headers: proxyHeaders(call, { mapped: mapValues(target.parameters.headers, value), apiId }),
        body: call.arrival.request.body,
        timeoutMs,
      })
      return { ...proxyAnswer(response), target: label, isPassedOn: true }
    } catch (error) {
      return refuseFailure(error, label)
    }
  }
}

export function invalidEndpoint(label: string): Refusal {
  const reason = `${label}: what comes of its URL is no URL; are all of its stage variables set?`
  return { refused: gatewayErrors.API_CONFIGURATION_ERROR, reason }
}

function ownQuery({ event }: MethodCall): readonly (readonly [string, string])[] {
  return Object.entries(event.multiValueQueryStringParameters ?? {}).flatMap(([name, values]) =>
    values.map((value) => [name, value] as const),
  )
}

/** Recorded on AWS (LocalStack's integration_request.py): Host and Content-Encoding do not pass, unless mappings say so. */
function proxyHeaders(
  { event }: MethodCall,
  { mapped, apiId }: { readonly mapped: Readonly<Record<string, string>>; readonly apiId: string },
): readonly (readonly [string, string])[] {
  const replaced = new Set([
    "host",
    "content-encoding",
    "via",
    ...Object.keys(mapped).map((name) => name.toLowerCase()),
  ])
  const own = Object.entries(event.multiValueHeaders ?? {})
    .filter(([name]) => !replaced.has(name.toLowerCase()))
    .flatMap(([name, values]) => values.map((value) => [name, value] as const))
  return [...own, ...Object.entries(mapped), ["X-Amzn-Apigateway-Api-Id", apiId]]
}

/** What is compressed arrives as it was before: Content-Encoding does not pass (recorded on AWS, LocalStack's header_utils.py). */
function proxyAnswer({ status, headers, body }: BackendResponse): Answer {
  const encoding = firstHeader(headers, "content-encoding") ?? ""
  return {
    status,
    headers: headers
      .filter(([name]) => !["transfer-encoding", "content-encoding", "via", "keep-alive"].includes(name.toLowerCase()))
      .map(([name, value]) => [remappedName(name), value] as const),
    body: decompress(body, encoding.trim().toLowerCase()),
  }
}

function decompress(body: Uint8Array, encoding: string): Uint8Array {
  if (body.byteLength === 0) return body
  if (encoding === "gzip") return gunzipSync(body)
  if (encoding === "deflate") return inflateSync(body)
  return encoding === "br" ? brotliDecompressSync(body) : body
}
