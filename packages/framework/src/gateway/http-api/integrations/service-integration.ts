import type { ApiServiceIntegration } from "../../integrations/api-target.ts"
import { sendToAws } from "../../integrations/call-aws.ts"
import { resolveText, type TextEnvironment } from "../../integrations/resolve-text.ts"
import { httpApiErrors } from "../http-api-errors.ts"
import type { RouteIntegration } from "../route-call.ts"
import { parameterValue } from "./parameter-value.ts"
import { refuseTarget } from "./refuse-target.ts"
import { serviceRequest } from "./service-request.ts"

export interface ServiceIntegrationOptions {
  readonly environment: TextEnvironment
  readonly timeoutMs: number
}

/** A service that gets what the inputs say of a request of an HTTP API; † clients get its answer as it is, in its own format. */
export function serviceIntegration(
  { subtype, service, label, region, inputs }: ApiServiceIntegration,
  { environment, timeoutMs }: ServiceIntegrationOptions,
): RouteIntegration {
  return async (call) => {
    try {
      const values: Record<string, string> = {}
      for (const [name, text] of Object.entries(inputs)) {
        const value = parameterValue(resolveText(text, environment), call)
        // Seen on AWS: aws-samples/sessions-with-aws-sam#38, hashicorp/terraform-provider-aws#19443.
        if (value === undefined) {
          return { refused: httpApiErrors.BAD_REQUEST, reason: `${label}: the request has nothing for ${name}` }
        }
        values[name] = value
      }
      const { request, headers, body } = serviceRequest(subtype, values)
      const asked = { parameters: { path: {}, query: {}, headers }, body: Buffer.from(body) }
      const response = await sendToAws(
        { service, label, region, request, httpMethod: "POST" },
        { call, request: asked, environment, timeoutMs },
      )
      if ("refused" in response) return response
      const types = response.headers.filter(([name]) => name.toLowerCase() === "content-type")
      return { status: response.status, headers: types, body: response.body, target: label }
    } catch (error) {
      return refuseTarget(error, label)
    }
  }
}
