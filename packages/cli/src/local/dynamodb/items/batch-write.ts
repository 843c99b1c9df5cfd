import { DynamoDbError, validationError } from "../dynamodb-error.ts"
import { parseItemRequest } from "../requests/parse-item-request.ts"
import type { BatchWrite } from "../requests/requests.ts"
import type { TableStore } from "../store/table-store.ts"
import { consumedCapacities, writeUnits } from "./consumed-capacity.ts"
import type { ItemChange } from "./plan-write.ts"
import { planDelete, planPut } from "./plan-write.ts"

const MAX_WRITES = 25

/** Every write succeeds or the whole request is refused: only throttling leaves items unprocessed in AWS. */
export function batchWriteItem(store: TableStore, input: unknown): Promise<object> {
  const request = parseItemRequest("BatchWriteItem", input)
  const writes = Object.entries(request.RequestItems).flatMap(([name, list]) => list.map((write) => ({ name, write })))
  if (writes.length > MAX_WRITES) throw validationError("Too many items requested for the BatchWriteItem call")

  return store.write((batch) => {
    const changes = writes.map(({ name, write }) => planBatched(store, name, write))
    const keys = new Set(changes.map(({ key }) => key.toString("latin1")))
    if (keys.size < changes.length) throw validationError("Provided list of item keys contains duplicates")
    const units = new Map<string, number>()
    for (const change of changes) {
      batch.replaceItem(change.table, change.key, change)
      const { name } = change.table
      units.set(name, (units.get(name) ?? 0) + writeUnits(change.before, change.after))
    }
    return { UnprocessedItems: {}, ...consumedCapacities(request.ReturnConsumedCapacity, units) }
  })
}

function planBatched(store: TableStore, TableName: string, { PutRequest, DeleteRequest }: BatchWrite): ItemChange {
  try {
    if (PutRequest) return planPut(store, { TableName, ...PutRequest })
    if (DeleteRequest) return planDelete(store, { TableName, ...DeleteRequest })
  } catch (error) {
    // BatchWriteItem says less about a bad key than PutItem does.
    if (!(error instanceof DynamoDbError) || !/Missing the key|Type mismatch for key/.test(error.message)) throw error
    throw validationError("The provided key element does not match the schema")
  }
  throw validationError(
    "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes",
  )
}
