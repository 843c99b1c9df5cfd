import type { CfnTemplate } from "../model/cloudformation.ts"
import { readPermissions, type Permission } from "./read-permissions.ts"

/** How what may be done differs between two templates. */
export interface PermissionDifference {
  /** Possible after, impossible before. */
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
    wide.principal === narrow.principal &&
    (wide.condition === "" || wide.condition === narrow.condition) &&
    matches(wide.action, narrow.action) &&
    matches(wide.resource, narrow.resource)
  )
}

/** IAM's own wildcards; anything else must be equal. */
function matches(pattern: string, value: string): boolean {
  if (pattern === value) return true
  if (!/[*?]/.test(pattern)) return false
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".")
  return new RegExp(`^${expression}$`, "s").test(value)
}
