import type { CfnResource } from "../model/cloudformation.ts"
import { referencedIds } from "./referenced-ids.ts"

type Resources = Readonly<Record<string, CfnResource>>

/**
 * Lets each function wait for the policies of its role, which refer to the role as it does: CloudFormation would make
 * them at the same time, and what triggers the function could find it without permissions. A policy that itself refers to
 * the function, directly or by way of other resources, cannot be waited for.
 */
export function awaitPolicies(resources: Resources): Resources {
  const needed = new Map(Object.entries(resources).map(([id, resource]) => [id, new Set(referencedIds(resource))]))
  const awaiting = Object.entries(resources).flatMap(([id, resource]) => {
    if (resource.Type !== "AWS::Lambda::Function") return []
    const awaited = policiesOf(resource, resources).filter((policy) => !leadsTo(policy, id, needed))
    for (const policy of awaited) needed.get(id)?.add(policy)
    return awaited.length === 0 ? [] : [[id, { ...resource, DependsOn: awaited }] as const]
  })
  return { ...resources, ...Object.fromEntries(awaiting) }
}

function policiesOf({ Properties = {} }: CfnResource, resources: Resources): readonly string[] {
  const roles = referencedIds(Properties["Role"] ?? null)
  return Object.keys(resources).filter((id) => {
    const holders = resources[id]?.Type.startsWith("AWS::IAM::") ? resources[id].Properties?.["Roles"] : undefined
    return referencedIds(holders ?? null).some((holder) => roles.includes(holder))
  })
}

function leadsTo(from: string, to: string, needed: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const seen = new Set([from])
  for (const id of seen) {
    if (id === to) return true
    for (const next of needed.get(id) ?? []) seen.add(next)
  }
  return false
}
