import type { CfnValue } from "../model/cloudformation.ts"
import type { Grant } from "../model/grant.ts"
import { matchesPattern } from "@tsapi/framework/iam"
import type { Concern, NeededPermissions, PermissionWarning } from "./permissions/needed-permissions.ts"
import { resourceTypesOf } from "./permissions/service-data.ts"
import { plainText } from "./plain-text.ts"

/** What a call needs where the function declares permissions: a declared one takes the place of a guess, and of its warning. */
export function applyDeclared(needed: NeededPermissions, declared: readonly Grant[]): NeededPermissions {
  if (declared.length === 0) return needed
  const isSettled = ({ concerns }: PermissionWarning) =>
    concerns !== undefined && declared.some((grant) => settles(grant, concerns))
  const settled = needed.warnings.filter(isSettled).flatMap(({ concerns }) => concerns?.actions ?? [])
  return {
    permissions: needed.permissions.filter(({ action, isAssumed }) => !isAssumed || !settled.includes(action)),
    warnings: needed.warnings.filter((warning) => !isSettled(warning)),
  }
}

/** How to declare what a warning is about. */
export function declareHint({ actions: [action = ""] }: Concern): string {
  const [prefix = "", name = ""] = action.split(":")
  const service = prefix === "*" ? "<service>" : prefix
  const resource =
    resourceTypesOf(action)?.length === 0 ? '"*"' : service === "dynamodb" ? "table" : `"arn:aws:${service}:…"`
  return `Or declare it: iam: [{ actions: ["${service}:${name}"], resources: [${resource}] }].`
}

function settles({ action, resource }: Grant, { actions, resources = [] }: Concern): boolean {
  if (!actions.some((pattern) => matchesPattern(pattern, action))) return false
  return resources.length === 0 || resources.some((assumed) => overlap(plainText(assumed), resource))
}

// A call on `table/tenant-*` is not what a permission on `table/archive` is for.
function overlap(assumed: string, resource: CfnValue): boolean {
  if (typeof resource !== "string" && !("Fn::Sub" in Object(resource))) return true
  const declared = plainText(resource)
  if (declared === "*" || declared.startsWith("arn:aws:declared:")) return true
  return matchesPattern(anywhere(assumed), anywhere(declared)) || matchesPattern(anywhere(declared), anywhere(assumed))
}

// Partition, region and account may be spelled out in one and left to the deployment in the other.
function anywhere(arn: string): string {
  const [start = "", , service = "", , , ...rest] = arn.split(":")
  return [start, "", service, "", "", ...rest].join(":")
}
