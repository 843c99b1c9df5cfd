import { consumedCapacities, readUnits } from "../items/consumed-capacity.ts"
import { projected, readItem } from "../items/get-item.ts"
import { itemSize } from "../items/item-size.ts"
import type { TableStore } from "../store/table-store.ts"
import type { CancellationReason } from "./cancellation.ts"
import { cancelled, reasonFor } from "./cancellation.ts"
import { checkDistinctItems } from "./check-distinct-items.ts"
import { parseTransactGet } from "./parse-transaction.ts"

/** Reads all items as they are at one moment: nothing below waits, so nothing is written in between. */
export async function transactGetItems(store: TableStore, input: unknown): Promise<object> {
  const request = parseTransactGet(input)
  checkDistinctItems(request.gets.map((get) => ({ table: store.table(get.TableName), keyed: get.Key })))
  const units = new Map<string, number>()
  const responses: object[] = []
  const reasons = request.gets.map((get): CancellationReason => {
    const table = store.table(get.TableName)
    try {
      const item = readItem(table, get, (key) => store.item(key))
      responses.push(item ? { Item: projected(item, get) } : {})
      const used = 2 * readUnits(item ? itemSize(item) : 0, true)
      units.set(table.name, (units.get(table.name) ?? 0) + used)
      return { Code: "None" }
    } catch (error) {
      return reasonFor(error)
    }
  })
  if (responses.length < reasons.length) throw cancelled(reasons)
  return { Responses: responses, ...consumedCapacities(request.ReturnConsumedCapacity, units) }
}
