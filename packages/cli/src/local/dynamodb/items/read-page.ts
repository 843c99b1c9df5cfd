import database from "dynalite/db/index.js"
import type { Item } from "../attribute-value.ts"
import { validationError } from "../dynamodb-error.ts"
import { matchesCondition } from "../expressions/matches-condition.ts"
import { projectItem } from "../expressions/project-item.ts"
import { throwFault } from "../requests/check-request.ts"
import type { PageRequest } from "../requests/requests.ts"
import { itemKey, indexEntryKey } from "../store/entry-keys.ts"
import type { KeyRange } from "../store/entry-keys.ts"
import type { KeySchema, SecondaryIndex, Table } from "../store/table.ts"
import { indexesOf, keyNames, keysOf, pickKey } from "../store/table.ts"
import type { TableStore } from "../store/table-store.ts"
import { consumedCapacity, readUnits } from "./consumed-capacity.ts"
import { indexProjection } from "./index-projection.ts"
import { itemSize } from "./item-size.ts"

/** Query and Scan read at most this much before they filter. */
const MAX_PAGE_BYTES = 1024 * 1024

/** What a Query or Scan reads from: the table itself or one of its indexes. */
export interface PageSource {
  readonly table: Table
  readonly index: SecondaryIndex | undefined
  readonly space: number
  readonly keys: KeySchema
}

/** Throws ValidationException when the index does not exist or cannot be read the way the request asks. */
export function pageSource(store: TableStore, request: PageRequest): PageSource {
  const table = store.table(request.TableName)
  throwFault(database.validateKeyPaths(request.nestedPaths, table.description))
  if (request.IndexName === undefined) return { table, index: undefined, space: table.space, keys: keysOf(table) }

  const index = indexesOf(table).find(({ name }) => name === request.IndexName)
  if (!index) throw validationError(`The table does not have the specified index: ${request.IndexName}`)
  if (index.global && request.ConsistentRead) {
    throw validationError("Consistent reads are not supported on global secondary indexes")
  }
  if (index.global && request.Select === "ALL_ATTRIBUTES" && index.projection.ProjectionType !== "ALL") {
    throw validationError(
      "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index " +
        `${index.name} because its projection type is not ALL`,
    )
  }
  return { table, index, space: index.space, keys: index.keys }
}

/** Where the page after `ExclusiveStartKey` begins; throws ValidationException when the key does not fit. */
export function startPosition({ table, index }: PageSource, start: Item): Buffer {
  const tableKeys = keysOf(table)
  const names = new Set([...keyNames(tableKeys), ...(index ? keyNames(index.keys) : [])])
  if (Object.keys(start).length !== names.size) {
    const reason = index ? "" : ": The provided key element does not match the schema"
    throw validationError(`The provided starting key is invalid${reason}`)
  }
  const fault = database.validateKey(pickKey(tableKeys, start), table.description)
  if (fault) throw validationError(`The provided starting key is invalid: ${fault.message}`)
  const primaryKey = itemKey(table, start)
  const position = index ? indexEntryKey(index.space, index.keys, start, primaryKey) : primaryKey
  if (!position) throw validationError("The provided starting key is invalid")
  return position
}

/** Reads, filters and projects one page. */
export async function readPage(
  store: TableStore,
  source: PageSource,
  request: PageRequest,
  { range, reverse = false }: { readonly range: KeyRange; readonly reverse?: boolean },
): Promise<object> {
  const { table, index } = source
  const view = indexProjection(source, request)
  const snapshot = store.snapshot()
  const read: Item[] = []
  let bytes = 0
  try {
    const items = index ? snapshot.referredItems(range, { reverse }) : snapshot.items(range, { reverse })
    for await (const item of items) {
      const visible = view ? projectItem(item, view) : item
      read.push(visible)
      bytes += itemSize(visible)
      if (read.length === request.Limit || bytes >= MAX_PAGE_BYTES) break
    }
  } finally {
    await snapshot.close()
  }

  const { filter, projection } = request
  const matching = filter ? read.filter((item) => matchesCondition(filter, item)) : read
  const last = read.at(-1)
  const stopped = last && (read.length === request.Limit || bytes >= MAX_PAGE_BYTES)
  return {
    Count: matching.length,
    ScannedCount: read.length,
    ...(request.Select !== "COUNT" && {
      Items: projection ? matching.map((item) => projectItem(item, projection)) : matching,
    }),
    ...(stopped && { LastEvaluatedKey: { ...pickKey(keysOf(table), last), ...(index && pickKey(index.keys, last)) } }),
    ...consumedCapacity(request.ReturnConsumedCapacity, request.TableName, readUnits(bytes, request.ConsistentRead)),
  }
}
