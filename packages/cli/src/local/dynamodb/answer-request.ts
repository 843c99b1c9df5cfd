import { DynamoDbError, unsupported } from "./dynamodb-error.ts"
import type { Operation } from "./operations.ts"
import { operations } from "./operations.ts"
import type { TableStore } from "./store/table-store.ts"
import { tableNameOf } from "./tables/table-location.ts"

const byName = new Map<string, Operation>(Object.entries(operations))

/** Runs one operation of DynamoDB's API; rejects with DynamoDbError, whatever goes wrong. May change `input`. */
export async function answerRequest(store: TableStore, operationName: string, input: unknown): Promise<object> {
  const operation = byName.get(operationName)
  if (!operation) throw unsupported(operationName)
  try {
    return await operation(store, withTableName(input))
  } catch (error) {
    if (error instanceof DynamoDbError) throw error
    const message = error instanceof Error ? error.message : String(error)
    throw new DynamoDbError("InternalServerError", `${operationName} failed in tsapi local: ${message}`, {
      status: 500,
    })
  }
}

/** AWS takes a table's ARN wherever it takes a name. */
function withTableName(input: unknown): unknown {
  if (typeof input !== "object" || input === null) throw new DynamoDbError("SerializationException", "")
  if (!("TableName" in input) || typeof input.TableName !== "string") return input
  return { ...input, TableName: tableNameOf(input.TableName) }
}
