import type { Refusal } from "../answer.ts"
import { notEmulated } from "../gateway-error.ts"
import { signRequest } from "../sigv4/sign-request.ts"
import type { ApiAwsIntegration } from "./api-target.ts"
import { type BackendResponse, callBackend } from "./call-backend.ts"
import { backendAt, withQuery } from "./backend-url.ts"
import type { TargetCall } from "./target-call.ts"
import { endpointVariable } from "./endpoint-variable.ts"
import { queryAnswer } from "./query-answer.ts"
import { resolveText, type TextEnvironment } from "./resolve-text.ts"
import { sentHeaders } from "./sent-headers.ts"
import { STAND_IN_CREDENTIALS } from "./stand-in-credentials.ts"

/** Asks what stands in for an AWS service on this machine, and has its answer in JSON. Throws a TemplateError. */
export async function callAws(target: ApiAwsIntegration, call: TargetCall): Promise<BackendResponse | Refusal> {
  const response = await sendToAws(target, call)
  return "refused" in response ? response : queryAnswer(response)
}

/** The same with the answer as it is; 501 where nothing stands in for the service. */
export async function sendToAws(
  target: AwsTarget,
  { call, request, environment, timeoutMs }: AwsCall,
): Promise<BackendResponse | Refusal> {
  const { service, label, httpMethod: method } = target
  const endpoint = environment.options.surroundings?.endpointOf(service)
  if (endpoint === undefined) {
    const reason = `${label}: nothing stands in for it here; ${endpointVariable(service)} may name something`
    return { refused: notEmulated(label), reason }
  }
  const { path, query, headers } = request.parameters
  const { pathname, action } = readRequest(resolveText(target.request, environment), path)
  const named = action === undefined ? query : { ...query, ...actionQuery(service, action) }
  const url = withQuery(backendAt(new URL(endpoint), pathname), Object.entries(named))
  const own = sentHeaders(
    { ...actionHeader(service, action), ...headers },
    { call, method, apiId: environment.identity.apiId },
  )
  const region = resolveText(target.region, environment)
  const signable = {
    method,
    path: url.path,
    query: url.query,
    headers: [["Host", url.origin.host] as const, ...own],
    body: request.body,
  }
  const signed = signRequest(signable, { ...STAND_IN_CREDENTIALS, region, service, now: Date.now() })
  return callBackend({ method, url, headers: signed, body: request.body, timeoutMs })
}

export type AwsTarget = Pick<ApiAwsIntegration, "service" | "label" | "region" | "request" | "httpMethod">

/** What a service is asked, and on behalf of which request. */
export interface AwsCall extends Pick<TargetCall, "request" | "timeoutMs"> {
  readonly call: Pick<TargetCall["call"], "arrival">
  readonly environment: TextEnvironment
}

/** `action/PutItem`, `path/123456789012/orders`. */
function readRequest(request: string, parameters: Readonly<Record<string, string>>) {
  const [, kind, rest = ""] = /^(action|path)\/(.*)$/s.exec(request) ?? []
  if (kind === "action") return { pathname: "/", action: rest }
  const filled = rest.replace(/\{([^{}]+)\}/g, (_all, name: string) => parameters[name] ?? "")
  return { pathname: `/${filled.replace(/^\//, "")}` }
}

/**
 * Services whose header for the action API Gateway writes by itself, others get the action in the query.
 * Recorded on AWS (LocalStack's aws.py).
 */
const TARGETS: Readonly<Record<string, string>> = {
  dynamodb: "DynamoDB_20120810",
  kinesis: "Kinesis_20131202",
  states: "AWSStepFunctions",
}

function actionHeader(service: string, action: string | undefined): Readonly<Record<string, string>> {
  const prefix = TARGETS[service]
  return prefix === undefined || action === undefined ? {} : { "X-Amz-Target": `${prefix}.${action}` }
}

function actionQuery(service: string, action: string): Readonly<Record<string, string>> {
  return TARGETS[service] === undefined && service !== "events" ? { Action: action } : {}
}
