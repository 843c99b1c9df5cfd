import type { Item } from "../attribute-value.ts"
import { parseItemRequest } from "../requests/parse-item-request.ts"
import { parsedExpressions } from "../requests/parsed-expressions.ts"
import type { TableStore } from "../store/table-store.ts"
import { consumedCapacities, readUnits } from "./consumed-capacity.ts"
import { projected, readItem } from "./get-item.ts"
import { itemSize } from "./item-size.ts"

/** One answer holds at most 16 MB; what is left over comes back as `UnprocessedKeys`. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024

export async function batchGetItem(store: TableStore, input: unknown): Promise<object> {
  const request = parseItemRequest("BatchGetItem", input)
  const Responses: Record<string, Item[]> = {}
  const UnprocessedKeys: Record<string, object> = {}
  const units = new Map<string, number>()
  let bytes = 0

  for (const [name, asked] of Object.entries(request.RequestItems)) {
    const table = store.table(name)
    const expressions = parsedExpressions(asked)
    const found: Item[] = []
    const unread: Item[] = []
    for (const Key of asked.Keys) {
      const item = readItem(table, { Key, ...expressions }, (key) => store.item(key))
      const size = item ? itemSize(item) : 0
      if (bytes + size > MAX_ANSWER_BYTES) {
        unread.push(Key)
        continue
      }
      bytes += size
      units.set(name, (units.get(name) ?? 0) + readUnits(size, asked.ConsistentRead))
      if (item) found.push(projected(item, expressions))
    }
    Responses[name] = found
    if (unread.length > 0) UnprocessedKeys[name] = { ...userMembers(asked), Keys: unread }
  }
  return { Responses, UnprocessedKeys, ...consumedCapacities(request.ReturnConsumedCapacity, units) }
}

/** Without what the request checks added, so that the caller can send it again as it is. */
function userMembers(asked: object): object {
  return Object.fromEntries(Object.entries(asked).filter(([name]) => !name.startsWith("_")))
}
