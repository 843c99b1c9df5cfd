import { DynamoDbError, validationError } from "../dynamodb-error.ts"
import type { Table } from "../store/table.ts"
import type { TableStore } from "../store/table-store.ts"
import type { WriteBatch } from "../store/write-batch.ts"
import { describe, measure } from "./describe-table.ts"
import type { IndexUpdate, UpdateTableRequest } from "./table-requests.ts"
import { parseTableRequest } from "./table-requests.ts"
import { withSettings } from "./table-settings.ts"
import { updateIndex } from "./update-index.ts"

/** Answers UPDATING as AWS does; a new index is filled before the answer. */
export function updateTable(store: TableStore, input: unknown): Promise<object> {
  const request = parseTableRequest("UpdateTable", input)
  return store.write(async (batch) => {
    const before = store.describedTable(request.TableName)
    const updates = request.GlobalSecondaryIndexUpdates ?? []
    checkSomethingChanges(request)
    checkOneIndexAtOnce(updates)
    let table = { ...before, description: withSettings(before.description, request) }
    for (const update of updates) {
      table = await updateIndex(store, batch, { table, update, definitions: request.AttributeDefinitions ?? [] })
    }
    batch.saveTable(table)
    if (request.StreamSpecification) changeStream(batch, { before, after: table })
    return { TableDescription: describe(table, { status: "UPDATING", ...(await measure(store, table)) }) }
  })
}

function changeStream(batch: WriteBatch, { before, after }: { readonly before: Table; readonly after: Table }): void {
  if (after.description.StreamSpecification?.StreamEnabled) return batch.openStream(after)
  if (!before.description.StreamSpecification?.StreamEnabled) throw validationError("Table has no stream to disable")
  batch.closeStream(before)
}

function checkSomethingChanges(request: UpdateTableRequest): void {
  const names = new Set<string>(["TableName", "AttributeDefinitions", "GlobalSecondaryIndexUpdates"])
  const changesSetting = Object.keys(request).some((member) => !names.has(member))
  if (changesSetting || request.GlobalSecondaryIndexUpdates?.length) return
  throw validationError(
    "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or " +
      "SSESpecification or ReplicaUpdates is required",
  )
}

function checkOneIndexAtOnce(updates: readonly IndexUpdate[]): void {
  if (updates.filter(({ Create, Delete }) => Create ?? Delete).length <= 1) return
  throw new DynamoDbError(
    "LimitExceededException",
    "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table",
  )
}
