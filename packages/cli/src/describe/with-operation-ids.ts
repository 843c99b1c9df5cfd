import { shortHash } from "../model/short-hash.ts"

type WithId<Operation> = Operation & {
  /** Unique in the document. */
  readonly id: string
}

/**
 * Operations with the first of their forms of an id that no other one has. Where none is, as paths may differ in nothing that
 * an id may hold, a hash of the path ends the last.
 */
export function withOperationIds<Operation extends { readonly path: string }>(
  operations: readonly Operation[],
  forms: readonly ((operation: Operation) => string)[],
): readonly WithId<Operation>[] {
  return operations.map((operation) => {
    const ids = forms.map((idOf) => ({ idOf, id: idOf(operation) }))
    const found = ids.find(({ idOf, id }) => operations.filter((other) => idOf(other) === id).length === 1)
    return { ...operation, id: found?.id ?? `${ids.at(-1)?.id}_${shortHash(operation.path)}` }
  })
}

/** `/things/{id}` as `_things_id_`. */
export function pathWords(path: string): string {
  return path.replace(/[^A-Za-z0-9]+/g, "_")
}
