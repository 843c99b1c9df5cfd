import type { FunctionPolicy } from "../model/grant.ts"
import { canonicalJson } from "../model/canonical-json.ts"

/** `2 functions, 1 integration, 9 permissions on 4 resources, 1 warning`. */
export function countPolicies(policies: readonly FunctionPolicy[]): string {
  const owners = policies.flatMap(({ owner }) => owner?.noun ?? [])
  const grants = policies.flatMap((policy) => policy.grants)
  const resources = new Set(grants.map(({ resource }) => canonicalJson(resource)))
  const warnings = new Set(policies.flatMap((policy) => policy.warnings.map((warning) => canonicalJson(warning))))
  const statements = policies.flatMap(({ file }) => file?.statements ?? []).length
  return [
    count(policies.length - owners.length, "function"),
    ...[...new Set(owners)].map((noun) => count(owners.filter((other) => other === noun).length, noun)),
    `${count(grants.length, "permission")} on ${count(resources.size, "resource")}`,
    ...(statements > 0 ? [`${count(statements, "statement")} in policy files`] : []),
    count(warnings.size, "warning"),
  ].join(", ")
}

/** `1 warning`, `2 warnings`, `no warnings`. */
export function count(number: number, noun: string): string {
  return `${number === 0 ? "no" : number} ${noun}${number === 1 ? "" : "s"}`
}
