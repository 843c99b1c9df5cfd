import type { AccessRequest } from "../evaluate-policy.ts"
import { matchesPattern } from "@tsapi/framework/iam"
import { actionsOf } from "../permissions/service-data.ts"
import { contextOf, anyOf, type RecordedCall } from "./recorded-call.ts"
import type { Pair } from "./pairs.ts"

/**
 * Requests that are nearly what a pair allows and that no recorded call makes: every other action of the service on the
 * resource; the action on a sibling, on a table's index, in another account or region, or without what a condition asks.
 */
export function nearMisses(
  { action, resource, condition }: Pair,
  calls: readonly RecordedCall[],
): readonly AccessRequest[] {
  const [service = ""] = action.split(":")
  const asked = anyOf(resource)
  const context = contextOf(condition)
  const siblings = [...actionsOf(service.toLowerCase()).keys()]
    .map((name) => `${service}:${name}`)
    .filter((other) => other.toLowerCase() !== action.toLowerCase())
    .map((other) => ({ action: other, resource: asked, context }))
  // An action with a wildcard is judged by its siblings.
  const elsewhere = /[*?]/.test(action)
    ? []
    : otherResources(resource).map((other) => ({ action, resource: other, context }))
  return [
    ...[...siblings, ...elsewhere].filter((request) => !calls.some((call) => isOf(call, request))),
    ...calls.flatMap((call) => withoutCondition(call, { action, calls })),
  ]
}

// What a call may only do on a condition, it must not be able to do without.
function withoutCondition(
  { condition, request }: RecordedCall,
  { action, calls }: { readonly action: string; readonly calls: readonly RecordedCall[] },
): readonly AccessRequest[] {
  if (request.action !== action || !condition || !isDemanding(condition)) return []
  const isFree = calls.some((call) => call.condition === undefined && isOf(call, request))
  return isFree ? [] : [{ ...request, context: {} }]
}

// False for a condition that a request without its keys meets.
function isDemanding(condition: NonNullable<Pair["condition"]>): boolean {
  return Object.keys(condition).some((operator) => !/Not|IfExists|ForAllValues|Null/.test(operator))
}

function isOf({ grant, pattern }: RecordedCall, { action, resource }: AccessRequest): boolean {
  return grant.action.toLowerCase() === action.toLowerCase() && matchesPattern(pattern, resource)
}

function otherResources(resource: string): readonly string[] {
  const asked = anyOf(resource)
  if (resource === "*") return [`arn:aws:${asked}:eu-west-1:123456789012:other`]
  const [arn, partition, service, region, account, ...rest] = asked.split(":")
  const placed = (otherRegion: string | undefined, otherAccount: string | undefined) =>
    [arn, partition, service, otherRegion, otherAccount, ...rest].join(":")
  return [
    `${asked}-sibling`,
    `${asked}/index/any`,
    ...(region ? [placed(`${region}-other`, account)] : []),
    ...(account ? [placed(region, "210987654321")] : []),
  ]
}
