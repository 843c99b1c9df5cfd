import {
  type Check,
  checkObject,
  fault,
  integer,
  oneOf,
  type OptionFault,
  record,
  show,
  text,
} from "../checks/option-checks.ts"
import { checkCache } from "./cache/check-cache.ts"
import { gatewayResponseStatuses } from "./gateway-response-types.ts"
import { compileRequestValue } from "./request-value.ts"
import { checkSourcePolicy, checkVpcEndpoints } from "./source/check-source-policy.ts"
import { checkThrottle } from "./throttle/check-throttle.ts"
import { checkUsagePlans } from "./usage/check-usage-plans.ts"

/** Everything wrong with the `api` of an App or of a config. */
export function apiOptionFaults(value: unknown, at: readonly string[]): readonly OptionFault[] {
  return checkObject(value, options, at)
}

const gatewayResponse: Record<string, Check> = {
  status: integer(100, 599),
  headers: record((value, at) => (typeof value === "string" ? [] : checkObject(value, { from: requestValue }, at))),
  body: (value, at) => (typeof value === "string" ? [] : record(text)(value, at)),
}

const gatewayResponses = Object.fromEntries(
  Object.keys(gatewayResponseStatuses).map((type): [string, Check] => [
    type,
    (value, at) => checkObject(value, gatewayResponse, at),
  ]),
)

const options: Record<string, Check> = {
  gatewayResponses: (value, at) => checkObject(value, gatewayResponses, at),
  usagePlans: checkUsagePlans,
  apiKeySource: oneOf(["header", "authorizer"]),
  throttle: checkThrottle,
  cache: checkCache,
  resourcePolicy: checkSourcePolicy,
  endpoint: oneOf(["regional", "edge", "private"]),
  vpcEndpoints: checkVpcEndpoints,
}

function requestValue(value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (typeof value === "string" && compileRequestValue(value)) return []
  const hint = "Name a place such as method.request.header.Origin, context.requestId or stageVariables.name."
  return [fault(at, `is ${show(value)}`, hint)]
}
