import { validationError } from "../dynamodb-error.ts"
import type { TableStore } from "../store/table-store.ts"
import { describe } from "./describe-table.ts"
import { parseTableRequest } from "./table-requests.ts"

/** Answers DELETING as AWS does; the table is gone at once. */
export function deleteTable(store: TableStore, input: unknown): Promise<object> {
  const { TableName } = parseTableRequest("DeleteTable", input)
  return store.write((batch) => {
    const table = store.describedTable(TableName)
    if (table.description.DeletionProtectionEnabled) {
      throw validationError(
        `Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.`,
      )
    }
    batch.dropTable(table)
    return { TableDescription: describe(table, { status: "DELETING", items: 0, bytes: 0 }) }
  })
}
