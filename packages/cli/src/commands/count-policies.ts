import type { FunctionPolicy } from "../model/grant.ts"
import { canonicalJson } from "../model/canonical-json.ts"

/** `2 functions, 1 integration, 9 permissions on 4 resources, 1 warning`. */
export function countPolicies(policies: readonly FunctionPolicy[]): string {
  const functions = policies.filter(({ roleId }) => roleId === undefined).length
  // Of what has a role and is no function, only routes have a path.
  const integrations = policies.filter(
    ({ roleId, functionId }) => roleId !== undefined && functionId.includes(" /"),
  ).length
  const others = policies.length - functions - integrations
  const grants = policies.flatMap((policy) => policy.grants)
  const resources = new Set(grants.map(({ resource }) => canonicalJson(resource)))
  const warnings = new Set(policies.flatMap((policy) => policy.warnings.map((warning) => canonicalJson(warning))))
  const statements = policies.flatMap(({ file }) => file?.statements ?? []).length
  return [
    count(functions, "function"),
    ...(integrations > 0 ? [count(integrations, "integration")] : []),
    ...(others > 0 ? [count(others, "state machine")] : []),
    `${count(grants.length, "permission")} on ${count(resources.size, "resource")}`,
    ...(statements > 0 ? [`${count(statements, "statement")} in policy files`] : []),
    count(warnings.size, "warning"),
  ].join(", ")
}

/** `1 warning`, `2 warnings`, `no warnings`. */
export function count(number: number, noun: string): string {
  return `${number === 0 ? "no" : number} ${noun}${number === 1 ? "" : "s"}`
}
