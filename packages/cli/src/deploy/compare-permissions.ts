import type { CfnTemplate } from "../model/cloudformation.ts"
import { NOT, readPermissions, type Limit, type Permission } from "./read-permissions.ts"

/** How what may be done differs between two templates. */
export interface PermissionDifference {
  /** Possible after, impossible before: an Allow that came, or a Deny that went. */
  readonly broadened: readonly Permission[]
  readonly narrowed: readonly Permission[]
}

/** Compares by what is allowed, not by how it is written: an action under an older wildcard is nothing new. */
export function comparePermissions(before: CfnTemplate, after: CfnTemplate): PermissionDifference {
  const old = readPermissions(before)
  const now = readPermissions(after)
  const added = uncovered(now, old)
  const removed = uncovered(old, now)
  return {
    broadened: [...added.filter((one) => one.effect === "Allow"), ...removed.filter((one) => one.effect === "Deny")],
    narrowed: [...removed.filter((one) => one.effect === "Allow"), ...added.filter((one) => one.effect === "Deny")],
  }
}

function uncovered(permissions: readonly Permission[], by: readonly Permission[]): readonly Permission[] {
  return permissions.filter((one) => !by.some((other) => covers(other, one)))
}

function covers(wide: Permission, narrow: Permission): boolean {
  return (
    wide.effect === narrow.effect &&
    wide.holder === narrow.holder &&
    (wide.principal === narrow.principal || (wide.principal === "*" && narrow.principal !== "")) &&
    matches(wide.action.toLowerCase(), narrow.action.toLowerCase()) &&
    matches(wide.arn, narrow.arn) &&
    wide.limits.every((limit) => narrow.limits.some((other) => isImplied(limit, other)))
  )
}

/** Whether all that passes `other` passes `limit`: the values it accepts are fewer, or those it refuses are more. */
function isImplied(limit: Limit, other: Limit): boolean {
  if (limit.operator !== other.operator || limit.key !== other.key) return false
  if (limit.operator.includes("Not")) return limit.values.every((value) => other.values.includes(value))
  const accepts = /Like|Arn/.test(limit.operator) ? matches : (pattern: string, value: string) => pattern === value
  return other.values.every((value) => limit.values.some((pattern) => accepts(pattern, value)))
}

/** IAM's own wildcards; anything else must be equal. */
function matches(pattern: string, value: string): boolean {
  if (pattern === value || pattern === "*") return true
  if (!/[*?]/.test(pattern) || pattern.startsWith(NOT) || value.startsWith(NOT)) return false
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".")
  return new RegExp(`^${expression}$`, "s").test(value)
}
