import type { Item } from "../attribute-value.ts"
import { matchesCondition } from "../expressions/matches-condition.ts"
import { readItem } from "../items/get-item.ts"
import type { TableStore } from "../store/table-store.ts"
import { selectedKey } from "./plan-statement.ts"
import { selected } from "./select-page.ts"
import type { SelectStatement } from "./statement.ts"

/** The item a SELECT by key finds; throws ValidationException when WHERE does not name one item. */
export function selectItem(store: TableStore, statement: SelectStatement): Item | undefined {
  const table = store.table(statement.table)
  const { key, filter } = selectedKey(table, statement)
  const item = readItem(table, { Key: key }, (place) => store.item(place))
  if (!item || (filter && !matchesCondition(filter, item))) return undefined
  return statement.paths ? selected(item, statement.paths) : item
}
