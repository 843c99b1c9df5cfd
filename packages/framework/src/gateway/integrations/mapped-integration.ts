import { INTEGRATION_TIMEOUT_MS } from "../limits.ts"
import type { Integration } from "../method-endpoint.ts"
import type { Refusal } from "../answer.ts"
import type { ApiMappedIntegration } from "./api-target.ts"
import type { BackendResponse } from "./call-backend.ts"
import { callAws } from "./call-aws.ts"
import { callHttp } from "./call-http.ts"
import { callMock } from "./call-mock.ts"
import type { IntegrationContext } from "./http-proxy-integration.ts"
import { mapRequest } from "./map-request.ts"
import { mapResponse } from "./map-response.ts"
import { noOverrides } from "./mapping/template-variables.ts"
import { refuseFailure } from "./refuse-failure.ts"
import type { TargetCall } from "./target-call.ts"
import { targetLabel } from "./target-label.ts"
import { TemplateStore } from "./template-store.ts"

/** A target that gets what mappings make of a request, and whose answers pass mappings too. */
export function mappedIntegration(
  target: ApiMappedIntegration,
  { environment, timeoutMs = INTEGRATION_TIMEOUT_MS }: IntegrationContext,
): Integration {
  const label = targetLabel(target)
  const templates = new TemplateStore(environment)
  return async (call) => {
    const context = { environment, templates, overrides: noOverrides() }
    let phase: "request" | "response" = "request"
    try {
      const request = mapRequest(target, call, context)
      if ("refused" in request) return { ...request, reason: `${label}: ${request.reason}` }
      const response = await ask(target, { call, request, environment, timeoutMs })
      if ("refused" in response) return response
      phase = "response"
      const answer = mapResponse(target.responses, { call, response }, context)
      if ("refused" in answer) return { ...answer, reason: `${label}: ${answer.reason}` }
      return { ...answer, target: label }
    } catch (error) {
      return refuseFailure(error, label, phase)
    }
  }
}

function ask(
  target: ApiMappedIntegration,
  targetCall: TargetCall,
): BackendResponse | Refusal | Promise<BackendResponse | Refusal> {
  if (target.type === "mock") return callMock(targetCall)
  return target.type === "aws" ? callAws(target, targetCall) : callHttp(target, targetCall)
}
