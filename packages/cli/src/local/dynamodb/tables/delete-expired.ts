import type { Item } from "../attribute-value.ts"
import { itemKey, spacePrefix } from "../store/entry-keys.ts"
import { sortableBytes } from "../store/sortable-bytes.ts"
import type { TimeToLive } from "../store/table.ts"
import type { TableStore } from "../store/table-store.ts"

/** DynamoDB leaves items alone that expired longer ago than this. */
const OLDEST_EXPIRY_SECONDS = 5 * 365 * 24 * 60 * 60

/** Deletes the items whose TTL attribute is at or before `now` (milliseconds); returns how many. */
export async function deleteExpired(store: TableStore, now: number): Promise<number> {
  let deleted = 0
  for (const { name, timeToLive } of store.tables.values()) {
    if (timeToLive) deleted += await deleteExpiredFrom(store, name, now)
  }
  return deleted
}

async function deleteExpiredFrom(store: TableStore, tableName: string, now: number): Promise<number> {
  return store.write(async (batch) => {
    // The table may have changed since the sweep began.
    const table = store.tables.get(tableName)
    if (!table?.timeToLive) return 0
    const expired = await expiredItems(store, table.timeToLive, now)
    for (const item of expired)
      batch.replaceItem(table, itemKey(table, item), { before: item, after: undefined, expired: true })
    return expired.length
  })
}

async function expiredItems(store: TableStore, { space }: TimeToLive, now: number): Promise<readonly Item[]> {
  const seconds = Math.floor(now / 1000)
  const at = (second: number) => Buffer.concat([spacePrefix(space), sortableBytes("N", String(second))])
  const snapshot = store.snapshot()
  try {
    const range = { lower: at(seconds - OLDEST_EXPIRY_SECONDS), upper: at(seconds + 1) }
    const items: Item[] = []
    for await (const item of snapshot.referredItems(range)) items.push(item)
    return items
  } finally {
    await snapshot.close()
  }
}
