import type { Refusal } from "../answer.ts"
import type { ApiHttpIntegration } from "./api-target.ts"
import { backendUrl, withQuery } from "./backend-url.ts"
import { type BackendResponse, callBackend } from "./call-backend.ts"
import { invalidEndpoint } from "./http-proxy-integration.ts"
import type { TargetCall } from "./target-call.ts"
import { sentHeaders } from "./sent-headers.ts"
import { targetLabel } from "./target-label.ts"

export async function callHttp(
  target: ApiHttpIntegration,
  { call, request, environment, timeoutMs }: TargetCall,
): Promise<BackendResponse | Refusal> {
  const { path, query, headers } = request.parameters
  const url = backendUrl(target.url, { values: path, expressions: target.parameters.path }, call.event)
  if (!url) return invalidEndpoint(targetLabel(target))
  const method = target.httpMethod === "ANY" ? call.event.httpMethod : target.httpMethod
  const own = sentHeaders(headers, { call, method, apiId: environment.identity.apiId })
  return callBackend({
    method,
    url: withQuery(url, Object.entries(query)),
    headers: [...own, ["X-Amzn-Apigateway-Api-Id", environment.identity.apiId]],
    body: BODILESS.has(method) ? new Uint8Array() : request.body,
    timeoutMs,
  })
}

const BODILESS: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"])
