import type { CfnValue } from "../model/cloudformation.ts"
import { canonicalJson } from "../model/canonical-json.ts"
import type { Grant } from "../model/grant.ts"
import type { PolicyDocument, PolicyStatement } from "../model/policy-document.ts"
import { coveringResources } from "./covering-resources.ts"

/**
 * The policy document of a role: one statement for all actions with the same resources, in a fixed order and without
 * Sids, so that equal grants give equal bytes.
 */
export function renderPolicyDocument(grants: readonly Grant[]): PolicyDocument {
  return { Version: "2012-10-17", Statement: groupGrants(grants) }
}

/** Grants as statements: first by action and condition, then by equal sets of resources. */
export function groupGrants(grants: readonly Grant[]): readonly PolicyStatement[] {
  const byAction = new Map<string, Draft>()
  for (const { action, resource, condition } of grants) {
    const service = action.slice(0, action.indexOf(":"))
    const draft = entry(byAction, canonicalJson([action, condition]), () => newDraft(service, condition))
    draft.actions.add(action)
    draft.resources.set(canonicalJson(resource), resource)
  }
  const byResources = new Map<string, Draft>()
  for (const { service, actions, resources: all, condition } of byAction.values()) {
    const resources = withoutCovered(all)
    const key = canonicalJson([service, [...resources.keys()].toSorted(), condition])
    const draft = entry(byResources, key, () => ({ ...newDraft(service, condition), resources }))
    for (const action of actions) draft.actions.add(action)
  }
  return [...byResources.values()]
    .map(toStatement)
    .toSorted((a, b) => (canonicalJson([a.Action, a]) < canonicalJson([b.Action, b]) ? -1 : 1))
}

function withoutCovered(resources: ReadonlyMap<string, CfnValue>): Map<string, CfnValue> {
  const covering = coveringResources([...resources.values()])
  return new Map([...resources].filter(([, resource]) => covering(resource).length === 0))
}

interface Draft {
  readonly service: string
  readonly actions: Set<string>
  readonly resources: Map<string, CfnValue>
  readonly condition: Grant["condition"]
}

function newDraft(service: string, condition: Grant["condition"]): Draft {
  return { service, actions: new Set(), resources: new Map(), condition }
}

function toStatement({ actions, resources, condition }: Draft): PolicyStatement {
  return {
    Effect: "Allow",
    Action: [...actions].toSorted(),
    Resource: [...resources].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, resource]) => resource),
    ...(condition && { Condition: condition }),
  }
}

function entry(map: Map<string, Draft>, key: string, create: () => Draft): Draft {
  const draft = map.get(key) ?? create()
  map.set(key, draft)
  return draft
}
