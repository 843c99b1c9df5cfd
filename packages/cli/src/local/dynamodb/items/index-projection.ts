import { invalidParameter } from "../dynamodb-error.ts"
import type { Path } from "../expressions/expression.ts"
import type { PageRequest } from "../requests/requests.ts"
import { keyNames, keysOf } from "../store/table.ts"
import type { PageSource } from "./read-page.ts"

/** The attributes an index lets the request see; undefined when it may see whole items. */
export function indexProjection({ table, index }: PageSource, request: PageRequest): readonly Path[] | undefined {
  if (!index || index.projection.ProjectionType === "ALL") return undefined
  const names = new Set([
    ...keyNames(keysOf(table)),
    ...keyNames(index.keys),
    ...(index.projection.NonKeyAttributes ?? []),
  ])
  const unreadable = (request.filterAttributes?.names ?? []).filter((name) => !names.has(name))
  if (index.global && unreadable.length > 0) {
    throw invalidParameter(
      `Secondary index ${index.name} does not project one or more filter attributes: [${unreadable.join(", ")}]`,
    )
  }
  const missing = (request.projection ?? []).map(([name]) => String(name)).filter((name) => !names.has(name))
  // A local index fetches what it lacks from the table; a global one refuses.
  if (!index.global && (missing.length + unreadable.length > 0 || request.Select === "ALL_ATTRIBUTES")) return undefined
  if (missing.length > 0) {
    throw invalidParameter(`Global secondary index ${index.name} does not project [${missing.join(", ")}]`)
  }
  return [...names].map((name) => [name])
}
