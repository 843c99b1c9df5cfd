import type { Observations, ObservedNeed } from "../../model/observation.ts"

/** A function's needs beyond this number are forgotten, the longest unseen first. */
const mostNeeds = 500

/** Both together: counts add up, equal needs become one. */
export function mergeObservations(one: Observations, other: Observations): Observations {
  const ids = [...new Set([...Object.keys(one.functions), ...Object.keys(other.functions)])].toSorted()
  const functions = ids.map((id) => [id, mergeNeeds([...(one.functions[id] ?? []), ...(other.functions[id] ?? [])])])
  return { version: 1, functions: Object.fromEntries(functions) }
}

/** Equal needs as one, sorted; the longest unseen are forgotten where they are too many. */
export function mergeNeeds(needs: readonly ObservedNeed[]): readonly ObservedNeed[] {
  const merged = new Map<string, ObservedNeed>()
  for (const need of needs) {
    const key = `${need.action}\n${need.resource}\n${need.allowed}`
    const known = merged.get(key)
    merged.set(key, known ? added(known, need) : need)
  }
  return [...merged.entries()]
    .toSorted(([, a], [, b]) => (a.lastSeen < b.lastSeen ? 1 : -1))
    .slice(0, mostNeeds)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, need]) => need)
}

function added(one: ObservedNeed, other: ObservedNeed): ObservedNeed {
  return {
    ...one,
    operations: [...new Set([...one.operations, ...other.operations])].toSorted(),
    count: one.count + other.count,
    firstSeen: one.firstSeen < other.firstSeen ? one.firstSeen : other.firstSeen,
    lastSeen: one.lastSeen > other.lastSeen ? one.lastSeen : other.lastSeen,
  }
}
