import { canonicalJson } from "../model/canonical-json.ts"
import type { Evidence, Grant } from "../model/grant.ts"
import { coveringResources } from "./covering-resources.ts"
import { addEvidence } from "./merge-grants.ts"

/**
 * The permissions that a role's policy has: one that another covers is no entry of its own there. Its lines go to the
 * wider one, each with the resource that it names.
 */
export function mergeCovered(grants: readonly Grant[]): readonly Grant[] {
  const alike = new Map<string, Grant[]>()
  for (const grant of grants) {
    const key = canonicalJson([grant.action, grant.condition])
    alike.set(key, [...(alike.get(key) ?? []), grant])
  }
  const merged = new Map([...alike.values()].flatMap(mergeAlike))
  return grants.flatMap((grant) => merged.get(grant) ?? [])
}

/** Of permissions that differ in their resources only, those that stay, each with what it becomes. */
function mergeAlike(grants: readonly Grant[]): readonly (readonly [Grant, Grant])[] {
  const covering = coveringResources(grants.map(({ resource }) => resource))
  const wider = new Map(grants.map((grant) => [grant, covering(grant.resource)]))
  const narrow = grants.filter((grant) => wider.get(grant)?.length)
  return grants
    .filter((grant) => !narrow.includes(grant))
    .map((grant) => {
      const covered = narrow.filter((other) => wider.get(other)?.includes(grant.resource))
      return [grant, { ...grant, evidence: withLinesOf(covered, grant.evidence) }]
    })
}

function withLinesOf(covered: readonly Grant[], own: readonly Evidence[]): readonly Evidence[] {
  return covered
    .flatMap(({ evidence, resource }) => evidence.map((one): Evidence => ({ ...one, resource })))
    .filter((added) => !own.some(({ file, line }) => file === added.file && line === added.line))
    .reduce<readonly Evidence[]>((all, added) => addEvidence(all, added), own)
}
