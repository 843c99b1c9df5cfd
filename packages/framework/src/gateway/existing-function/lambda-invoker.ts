import type { EventEnvironment } from "../build-proxy-event.ts"
import { gatewayErrors, notEmulated } from "../gateway-error.ts"
import type { Refusal } from "../answer.ts"
import type { GatewayOptions, InvokeOutcome } from "../gateway.ts"
import { arnText } from "../integrations/api-text.ts"
import type { ApiExistingFunction } from "../integrations/api-target.ts"
import { backendAt } from "../integrations/backend-url.ts"
import { type BackendResponse, callBackend } from "../integrations/call-backend.ts"
import { endpointVariable } from "../integrations/endpoint-variable.ts"
import { TemplateError } from "../integrations/mapping/template-error.ts"
import { resolveText } from "../integrations/resolve-text.ts"
import { STAND_IN_CREDENTIALS } from "../integrations/stand-in-credentials.ts"
import { signRequest } from "../sigv4/sign-request.ts"
import { firstHeader } from "../first-header.ts"
import { functionLabel } from "./function-label.ts"
import { withStageVariables } from "./stage-functions.ts"

export interface LambdaInvoker {
  /** Of the function, with all that stage variables say. */
  readonly label: string
  readonly invoke: GatewayOptions["invoke"]
}

export interface InvokerOptions {
  readonly environment: Pick<EventEnvironment, "identity" | "options">
  readonly stageVariables: Readonly<Record<string, string>> | null | undefined
}

/** How a function that is not of the app is invoked here: where something stands in for Lambda, else not at all. */
export function lambdaInvoker(
  { functionArn }: Pick<ApiExistingFunction, "functionArn">,
  { environment, stageVariables }: InvokerOptions,
): LambdaInvoker | Refusal {
  const named = typeof functionArn === "string" ? withStageVariables(functionArn, stageVariables ?? {}) : functionArn
  const label = functionLabel(named)
  const endpoint = environment.options.surroundings?.endpointOf("lambda")
  if (endpoint === undefined) {
    const reason = `${label} is deployed outside of this app; ${endpointVariable("lambda")} may name what stands in for Lambda`
    return { refused: notEmulated(`The ${label}`), reason }
  }
  const arn = resolved(named, environment)
  if (arn === undefined) {
    return { refused: notEmulated(`The ${label}`), reason: `${label} is known to CloudFormation only` }
  }
  if (arn.includes("${")) {
    return { refused: gatewayErrors.API_CONFIGURATION_ERROR, reason: `${label}: the stage has no such variable` }
  }
  const { region } = environment.identity
  return {
    label,
    async invoke(_label, event, { timeoutMs }) {
      const body = Buffer.from(JSON.stringify(event))
      const url = backendAt(new URL(endpoint), `/2015-03-31/functions/${encodeURIComponent(arn)}/invocations`)
      const headers = [["Host", url.origin.host] as const, ["Content-Type", "application/json"] as const]
      const signable = { method: "POST", path: url.path, query: url.query, headers, body }
      const signer = { ...STAND_IN_CREDENTIALS, region, service: "lambda", now: Date.now() }
      return toOutcome(
        await callBackend({ method: "POST", url, headers: signRequest(signable, signer), body, timeoutMs }),
      )
    },
  }
}

function resolved(
  arn: ApiExistingFunction["functionArn"],
  environment: InvokerOptions["environment"],
): string | undefined {
  try {
    return resolveText(arnText(arn), environment)
  } catch (error) {
    if (error instanceof TemplateError) return undefined
    throw error
  }
}

// https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
function toOutcome({ status, headers, body }: BackendResponse): InvokeOutcome {
  const text = Buffer.from(body).toString()
  if (status !== 200) return { ok: false, error: "not invoked", message: `Lambda answered ${status}: ${text}` }
  if (firstHeader(headers, "x-amz-function-error") !== undefined) {
    return { ok: false, error: "unhandled", message: text }
  }
  return { ok: true, payload: JSON.parse(text) }
}
