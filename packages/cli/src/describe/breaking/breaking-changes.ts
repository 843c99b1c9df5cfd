import { operationMethods } from "../../model/openapi-document.ts"
import { compareOperations, type ReadOperation } from "./compare-operations.ts"
import { DocumentReader, type Part, toPart } from "./document-reader.ts"
import type { BreakingChange } from "./rules.ts"

/** Everything in `after` that breaks a client written for `before`, in the order of the paths. */
export function breakingChanges(before: Part, after: Part): readonly BreakingChange[] {
  const next = operationsOf(after)
  return [...operationsOf(before)].flatMap(([key, old]): readonly BreakingChange[] => {
    const same = next.get(key)
    const { name: operation } = old
    if (!same) return [{ rule: "operation-removed", operation, path: "", message: "it is gone" }]
    return compareOperations(old, same).map((change) => ({ ...change, operation }))
  })
}

interface NamedOperation extends ReadOperation {
  /** `GET /todos/{id}`. */
  readonly name: string
}

/** By method and path; how a path's parameters are called is not part of it. */
function operationsOf(document: Part): ReadonlyMap<string, NamedOperation> {
  const reader = new DocumentReader(document)
  const found = new Map<string, NamedOperation>()
  for (const [path, item] of Object.entries(toPart(document["paths"]))) {
    const { parameters: shared, ...methods } = reader.part(item)
    for (const method of operationMethods) {
      if (!(method in methods)) continue
      const operation = reader.part(methods[method])
      const parameters = [...reader.parts(operation["parameters"]), ...reader.parts(shared)]
      const name = `${method.toUpperCase()} ${path}`
      found.set(name.replace(/\{[^}]*\}/g, "{}"), { name, operation, parameters, reader })
    }
  }
  return found
}
