import database from "dynalite/db/index.js"
import type { Item } from "../attribute-value.ts"
import { projectItem } from "../expressions/project-item.ts"
import { throwFault } from "../requests/check-request.ts"
import { parseItemRequest } from "../requests/parse-item-request.ts"
import type { GetItemRequest } from "../requests/requests.ts"
import { itemKey } from "../store/entry-keys.ts"
import type { Table } from "../store/table.ts"
import type { TableStore } from "../store/table-store.ts"
import { consumedCapacity, readUnits } from "./consumed-capacity.ts"
import { itemSize } from "./item-size.ts"

export async function getItem(store: TableStore, input: unknown): Promise<object> {
  const request = parseItemRequest("GetItem", input)
  const item = readItem(store.table(request.TableName), request, (key) => store.item(key))
  const units = readUnits(item ? itemSize(item) : 0, request.ConsistentRead)
  return {
    ...(item && { Item: projected(item, request) }),
    ...consumedCapacity(request.ReturnConsumedCapacity, request.TableName, units),
  }
}

type KeyedRequest = Pick<GetItemRequest, "Key" | "projection" | "nestedPaths">

/** The whole item a request's key names; throws ValidationException when the key does not fit the table. */
export function readItem(
  table: Table,
  { Key, nestedPaths }: KeyedRequest,
  read: (key: Buffer) => Item | undefined,
): Item | undefined {
  throwFault(database.validateKey(Key, table.description))
  throwFault(database.validateKeyPaths(nestedPaths, table.description))
  return read(itemKey(table, Key))
}

/** An item as the request wants to see it. */
export function projected(item: Item, { projection }: Pick<KeyedRequest, "projection">): Item {
  return projection ? projectItem(item, projection) : item
}
