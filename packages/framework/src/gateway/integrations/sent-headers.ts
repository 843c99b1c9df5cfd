import type { MethodCall } from "../method-endpoint.ts"

export interface SentHeadersOptions {
  readonly call: Pick<MethodCall, "arrival">
  readonly method: string
  readonly apiId: string
}

/** The headers of a request that API Gateway makes by itself. Recorded on AWS (LocalStack's integration_request.py). */
export function sentHeaders(
  mapped: Readonly<Record<string, string>>,
  { call, method, apiId }: SentHeadersOptions,
): readonly (readonly [string, string])[] {
  const { headers, ids } = call.arrival
  const { contentType } = headers
  const hasType = contentType !== undefined && !["GET", "HEAD", "OPTIONS"].includes(method)
  const defaults = [
    ["Accept", "application/json"],
    ["User-Agent", `AmazonAPIGateway_${apiId}`],
    ...(hasType ? [["Content-Type", contentType] as const] : []),
  ] as const
  const names = new Set(Object.keys(mapped).map((name) => name.toLowerCase()))
  return [
    ...defaults.filter(([name]) => !names.has(name.toLowerCase())),
    ...Object.entries(mapped).filter(([name]) => !DROPPED.has(name.toLowerCase())),
    ["X-Amzn-Trace-Id", ids.traceId],
  ]
}

const DROPPED: ReadonlySet<string> = new Set(["expect", "proxy-authenticate", "te", "via"])
