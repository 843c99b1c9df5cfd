import type { Item } from "../attribute-value.ts"
import { projectItem } from "../expressions/project-item.ts"
import { parseItemRequest } from "../requests/parse-item-request.ts"
import type { UpdateItemRequest, WriteRequest } from "../requests/requests.ts"
import type { TableStore } from "../store/table-store.ts"
import { consumedCapacity, writeUnits } from "./consumed-capacity.ts"
import type { ItemChange } from "./plan-write.ts"
import { planDelete, planPut, planUpdate } from "./plan-write.ts"

export function putItem(store: TableStore, input: unknown): Promise<object> {
  const request = parseItemRequest("PutItem", input)
  return write(store, request, () => planPut(store, request))
}

export function deleteItem(store: TableStore, input: unknown): Promise<object> {
  const request = parseItemRequest("DeleteItem", input)
  return write(store, request, () => planDelete(store, request))
}

export function updateItem(store: TableStore, input: unknown): Promise<object> {
  const request = parseItemRequest("UpdateItem", input)
  return write(store, request, () => planUpdate(store, request))
}

function write(store: TableStore, request: WriteRequest, plan: () => ItemChange): Promise<object> {
  return store.write((batch) => {
    const change = plan()
    batch.replaceItem(change.table, change.key, change)
    const attributes = returnedAttributes(request, change)
    const units = writeUnits(change.before, change.after)
    return {
      ...(attributes && { Attributes: attributes }),
      ...consumedCapacity(request.ReturnConsumedCapacity, request.TableName, units),
    }
  })
}

/** The `Attributes` that `ReturnValues` asks for. */
export function returnedAttributes(
  { ReturnValues, update }: WriteRequest & Pick<UpdateItemRequest, "update">,
  { before, after }: Pick<ItemChange, "before" | "after">,
): Item | undefined {
  switch (ReturnValues) {
    case "ALL_OLD":
      return before
    case "ALL_NEW":
      return after
    case "UPDATED_OLD":
      return before && projected(before, update)
    case "UPDATED_NEW":
      return after && projected(after, update)
    default:
      return undefined
  }
}

function projected(item: Item, update: UpdateItemRequest["update"]): Item | undefined {
  const attributes = projectItem(item, update?.paths ?? [])
  return Object.keys(attributes).length > 0 ? attributes : undefined
}
