import { canonicalJson } from "../model/canonical-json.ts"
import type { Evidence, Grant } from "../model/grant.ts"

/** Each permission once, sorted, with all evidence for it. */
export function mergeGrants(grants: readonly Grant[]): readonly Grant[] {
  const merged = new Map<string, Grant>()
  for (const { evidence, ...permission } of grants) {
    const key = canonicalJson(permission)
    const known = merged.get(key)?.evidence ?? []
    merged.set(key, { ...permission, evidence: evidence.reduce((all, added) => addEvidence(all, added), known) })
  }
  return [...merged].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, grant]) => grant)
}

/** Evidence with one line more; of two chains to one line, the one with less `cost` stays. */
export function addEvidence(
  known: readonly Evidence[],
  added: Evidence,
  cost = ({ chain }: Evidence) => chain.length,
): readonly Evidence[] {
  const same = known.find(({ file, line }) => file === added.file && line === added.line)
  const others = known.filter((it) => it !== same)
  const kept = same && cost(same) <= cost(added) ? same : added
  return [...others, kept].toSorted((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}
