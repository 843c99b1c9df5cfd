import type { ResourceReference } from "./app-model.ts"

interface ReferencePlace {
  readonly kind: string
  readonly id: string
  /** Default: any. */
  readonly property?: string | undefined
}

/** What user code reads of a resource; undefined where the app has none of that. */
export function findReference(
  references: readonly ResourceReference[],
  { kind, id, property }: ReferencePlace,
): ResourceReference | undefined {
  return references.find(
    (each) => each.kind === kind && each.id === id && (property === undefined || each.property === property),
  )
}
