import {
  type Check,
  checkObject,
  fault,
  integer,
  objectOf,
  oneOf,
  type OptionFault,
  record,
  show,
  text,
  trueOrFalse,
} from "../checks/index.ts"
import { checkCache } from "./cache/check-cache.ts"
import { checkDomainForm } from "./domain/domain-checks.ts"
import { gatewayResponseStatuses } from "./gateway-response-types.ts"
import { checkRequestValidation } from "./validation/check-request-validation.ts"
import { compileRequestValue } from "./request-value.ts"
import { checkSourcePolicy, checkVpcEndpoints } from "./source/check-source-policy.ts"
import { stageChecks } from "./stage/stage-checks.ts"
import { checkThrottle } from "./throttle/check-throttle.ts"
import { checkWaf } from "./waf/check-waf.ts"
import { checkUsagePlans } from "./usage/check-usage-plans.ts"

/** Everything wrong with the `api` of an App or of a config. */
export function apiOptionFaults(value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (typeof value === "string") return checkType(value, at)
  return checkObject(value, options, at)
}

const checkType = oneOf(["rest", "http"])

const headerFrom = objectOf({ from: requestValue }, ["from"])

const gatewayResponse = objectOf({
  status: integer(100, 599),
  headers: record((value, at) => (typeof value === "string" ? [] : headerFrom(value, at))),
  body: (value, at) => (typeof value === "string" ? [] : record(text)(value, at)),
})

const gatewayResponses = objectOf(
  Object.fromEntries(Object.keys(gatewayResponseStatuses).map((type) => [type, gatewayResponse])),
)

const options: Record<string, Check> = {
  type: checkType,
  gatewayResponses,
  usagePlans: checkUsagePlans,
  apiKeySource: oneOf(["header", "authorizer"]),
  throttle: checkThrottle,
  requestValidation: checkRequestValidation,
  minimumCompressionSize: integer(0, 10_485_760, "bytes"),
  cache: checkCache,
  resourcePolicy: checkSourcePolicy,
  endpoint: oneOf(["regional", "edge", "private"]),
  vpcEndpoints: checkVpcEndpoints,
  waf: checkWaf,
  domain: checkDomainForm,
  disableExecuteApiEndpoint: trueOrFalse,
  ...stageChecks,
}

function requestValue(value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (typeof value === "string" && compileRequestValue(value)) return []
  const hint = "Name a place such as method.request.header.Origin, context.requestId or stageVariables.name."
  return [fault(at, `is ${show(value)}`, hint)]
}
