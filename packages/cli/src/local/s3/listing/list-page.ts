import type { ObjectStore } from "../store/object-store.ts"
import { afterPrefix, firstFrom, type KeyRange, objectsOf } from "../store/entry-keys.ts"
import type { BucketRecord, VersionRecord } from "../store/records.ts"

export interface ListQuery {
  readonly bucket: BucketRecord
  readonly prefix: string
  /** Empty for none. */
  readonly delimiter: string
  /** Only keys, and common prefixes, after this. */
  readonly after: string
  readonly limit: number
}

export interface ListPage<Entry> {
  readonly entries: readonly Entry[]
  readonly commonPrefixes: readonly string[]
  /** The last key or common prefix of the page; absent where nothing follows it. */
  readonly next?: string
}

/** Objects as they are now, by key in UTF-8 order; what the delimiter groups is skipped, not read. */
export async function listPage(store: ObjectStore, query: ListQuery): Promise<ListPage<VersionRecord>> {
  const { bucket, prefix, delimiter, after, limit } = query
  const { space } = bucket
  const entries: VersionRecord[] = []
  const commonPrefixes: string[] = []
  if (limit === 0) return { entries, commonPrefixes }
  let last: string | undefined
  let range: KeyRange | undefined = startAfter(query)
  while (range) {
    const { lower, upper }: KeyRange = range
    range = undefined
    let previousKey: string | undefined
    for await (const version of store.values<VersionRecord>({ lower, upper })) {
      const { key } = version
      if (!key.startsWith(prefix)) return { entries, commonPrefixes }
      // The first of a key is its newest version.
      if (key === previousKey) continue
      previousKey = key
      if (version.isDeleteMarker || key === after) continue
      const common = commonPrefix(key, prefix, delimiter)
      if (last !== undefined && entries.length + commonPrefixes.length === limit)
        return { entries, commonPrefixes, next: last }
      if (common === undefined) entries.push(version)
      else commonPrefixes.push(common)
      last = common ?? key
      if (common === undefined) continue
      range = { lower: afterPrefix(space, common), upper }
      break
    }
  }
  return { entries, commonPrefixes }
}

function startAfter({ bucket: { space }, prefix, delimiter, after }: ListQuery): KeyRange {
  const { upper } = objectsOf(space)
  if (Buffer.compare(Buffer.from(after), Buffer.from(prefix)) < 0) return { lower: firstFrom(space, prefix), upper }
  // A common prefix was answered with all that it stands for.
  const wasCommon = delimiter !== "" && after.startsWith(prefix) && commonPrefix(after, prefix, delimiter) === after
  return { lower: wasCommon ? afterPrefix(space, after) : firstFrom(space, after), upper }
}

/** `photos/2026/` for `photos/2026/a.jpg` with the prefix `photos/`. */
export function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === "") return undefined
  const end = key.indexOf(delimiter, prefix.length)
  return end < 0 ? undefined : key.slice(0, end + delimiter.length)
}
