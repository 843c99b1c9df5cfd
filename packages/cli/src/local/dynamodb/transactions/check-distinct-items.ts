import database from "dynalite/db/index.js"
import type { Item } from "../attribute-value.ts"
import { validationError } from "../dynamodb-error.ts"
import { itemKey } from "../store/entry-keys.ts"
import type { Table } from "../store/table.ts"
import { keysOf, pickKey } from "../store/table.ts"

/** Throws ValidationException when two actions of one transaction mean the same item. */
export function checkDistinctItems(items: readonly { readonly table: Table; readonly keyed: Item }[]): void {
  const seen = new Set<string>()
  for (const { table, keyed } of items) {
    const key = pickKey(keysOf(table), keyed)
    // A key that does not fit the table is the action's own fault, reported as its cancellation reason.
    if (database.validateKey(key, table.description)) continue
    const place = itemKey(table, key).toString("latin1")
    if (seen.has(place)) {
      throw validationError("Transaction request cannot include multiple operations on one item")
    }
    seen.add(place)
  }
}
