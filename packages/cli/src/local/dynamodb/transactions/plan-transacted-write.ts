import { DynamoDbError } from "../dynamodb-error.ts"
import type { ItemChange } from "../items/plan-write.ts"
import { planCheck, planDelete, planPut, planUpdate } from "../items/plan-write.ts"
import type { TableStore } from "../store/table-store.ts"
import type { TransactedWrite } from "./transacted-write.ts"

/** Works out one write; throws what DynamoDB would answer to it alone. */
export function planWrite(store: TableStore, write: TransactedWrite): ItemChange {
  switch (write.action) {
    case "Put":
      return write.insert ? planInsert(store, write) : planPut(store, write.request)
    case "Update":
      return planUpdate(store, write.request)
    case "Delete":
      return planDelete(store, write.request)
    case "ConditionCheck":
      return planCheck(store, write.request)
  }
}

function planInsert(store: TableStore, { request }: TransactedWrite & { readonly action: "Put" }): ItemChange {
  try {
    return planPut(store, request)
  } catch (error) {
    if (!(error instanceof DynamoDbError) || error.name !== "ConditionalCheckFailedException") throw error
    throw new DynamoDbError("DuplicateItemException", "Duplicate primary key exists in table")
  }
}
