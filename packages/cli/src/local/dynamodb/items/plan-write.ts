import database from "dynalite/db/index.js"
import type { Item } from "../attribute-value.ts"
import { DynamoDbError } from "../dynamodb-error.ts"
import { applyUpdate } from "../expressions/apply-update.ts"
import { matchesCondition } from "../expressions/matches-condition.ts"
import { throwFault } from "../requests/check-request.ts"
import type { DeleteItemRequest, PutItemRequest, UpdateItemRequest, WriteRequest } from "../requests/requests.ts"
import { itemKey } from "../store/entry-keys.ts"
import type { TableStore } from "../store/table-store.ts"
import type { Table } from "../store/table.ts"
import { checkIndexKeys } from "./check-index-keys.ts"
import { checkItemSize } from "./item-size.ts"

/** What one write does to one item; nothing is stored yet. */
export interface ItemChange {
  readonly table: Table
  readonly key: Buffer
  readonly before: Item | undefined
  readonly after: Item | undefined
}

/** Works out a PutItem; throws what DynamoDB would answer, a failed condition included. */
export function planPut(store: TableStore, request: PutItemRequest): ItemChange {
  const table = store.table(request.TableName)
  throwFault(database.validateItem(request.Item, table.description))
  checkIndexKeys(table, request.Item)
  checkItemSize(request.Item)
  return plan(store, table, { request, keyed: request.Item, change: () => request.Item })
}

export function planDelete(store: TableStore, request: DeleteItemRequest): ItemChange {
  const table = checkedTable(store, request)
  return plan(store, table, { request, keyed: request.Key, change: () => undefined })
}

/** As `planDelete`, but the item stays: a transaction's ConditionCheck. */
export function planCheck(store: TableStore, request: DeleteItemRequest): ItemChange {
  const table = checkedTable(store, request)
  return plan(store, table, { request, keyed: request.Key, change: (before) => before })
}

export function planUpdate(store: TableStore, request: UpdateItemRequest): ItemChange {
  const table = checkedTable(store, request)
  throwFault(database.validateUpdates(request.AttributeUpdates, request.update, table.description))
  const change = (before: Item | undefined) => {
    const after = applyUpdate(before ?? request.Key, request.update?.sections ?? [])
    checkIndexKeys(table, after)
    checkItemSize(after, "Item size to update has exceeded the maximum allowed size")
    return after
  }
  return plan(store, table, { request, keyed: request.Key, change })
}

function checkedTable(store: TableStore, request: DeleteItemRequest): Table {
  const table = store.table(request.TableName)
  throwFault(database.validateKey(request.Key, table.description))
  return table
}

interface Write {
  readonly request: WriteRequest
  /** Any item with the key attributes. */
  readonly keyed: Item
  readonly change: (before: Item | undefined) => Item | undefined
}

function plan(store: TableStore, table: Table, { request, keyed, change }: Write): ItemChange {
  throwFault(database.validateKeyPaths(request.nestedPaths, table.description))
  const key = itemKey(table, keyed)
  const before = store.item(key)
  if (request.condition && !matchesCondition(request.condition, before ?? {})) {
    const shown = before && request.ReturnValuesOnConditionCheckFailure === "ALL_OLD" ? { Item: before } : {}
    throw new DynamoDbError("ConditionalCheckFailedException", "The conditional request failed", { members: shown })
  }
  return { table, key, before, after: change(before) }
}
