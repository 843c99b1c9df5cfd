import type { Grant } from "../../model/grant.ts"
import type { Condition, RequestContext } from "@tsapi/framework/iam"
import type { AccessRequest } from "../evaluate-policy.ts"
import { plainText } from "../plain-text.ts"
import { plainCondition } from "./role-documents.ts"

/** A need that was recorded, and the request that the function would make for it. */
export interface RecordedCall {
  readonly grant: Grant
  /** The resource as a pattern. */
  readonly pattern: string
  readonly condition: Condition | undefined
  readonly request: AccessRequest
}

export function recordedCall(grant: Grant): RecordedCall {
  const pattern = plainText(grant.resource)
  const condition = grant.condition && plainCondition(grant.condition)
  const request = { action: grant.action, resource: anyOf(pattern), context: contextOf(condition) }
  return { grant, pattern, condition, request }
}

/** Some text that fits a pattern: what `*` may stand for in a grant is unknown, so that any will do. */
export function anyOf(pattern: string): string {
  return pattern.replaceAll("*", "any").replaceAll("?", "x")
}

/** A request that meets a condition. */
export function contextOf(condition: Condition = {}): RequestContext {
  const keys = Object.entries(condition).flatMap(([operator, part]) =>
    Object.entries(part).map(([key, values]) => [key, meeting(operator, [values].flat().map(String))] as const),
  )
  return Object.fromEntries(keys)
}

function meeting(operator: string, [first = ""]: readonly string[]): string {
  if (operator.includes("Not")) return `other than ${first}`
  return /Like|Arn/.test(operator) ? anyOf(first) : first
}
