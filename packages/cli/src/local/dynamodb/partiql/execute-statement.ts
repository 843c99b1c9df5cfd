import { DynamoDbError } from "../dynamodb-error.ts"
import { consumedCapacity, writeUnits } from "../items/consumed-capacity.ts"
import { returnedAttributes } from "../items/write-item.ts"
import type { TableStore } from "../store/table-store.ts"
import { planWrite } from "../transactions/plan-transacted-write.ts"
import type { TransactedWrite } from "../transactions/transacted-write.ts"
import { parseStatement } from "./parse-statement.ts"
import type { ExecuteStatementRequest, StatementRequest } from "./partiql-requests.ts"
import { parsePartiqlRequest } from "./partiql-requests.ts"
import { planStatement } from "./plan-statement.ts"
import { selectPage } from "./select-page.ts"
import type { Statement } from "./statement.ts"

/** Runs one PartiQL statement. */
export async function executeStatement(store: TableStore, input: unknown): Promise<object> {
  const request = parsePartiqlRequest("ExecuteStatement", input)
  const statement = parseStatement(request.Statement, request.Parameters)
  if (statement.type === "select" && !statement.exists) return selectPage(store, statement, request)
  return executeWrite(store, statement, request)
}

/** Runs an INSERT, UPDATE or DELETE by itself. */
export function executeWrite(
  store: TableStore,
  statement: Statement,
  request: ExecuteStatementRequest,
): Promise<object> {
  return store.write((batch) => {
    const write = planStatement(store, statement)
    if (!write || write.action === "ConditionCheck") {
      throw new DynamoDbError("ValidationException", "EXISTS can only be used in ExecuteTransaction")
    }
    const change = planWrite(store, withFailureAnswer(write, request))
    batch.replaceItem(change.table, change.key, change)
    const returned = returnedAttributes(write.request, change)
    return {
      Items: returned ? [returned] : [],
      ...consumedCapacity(request.ReturnConsumedCapacity, change.table.name, writeUnits(change.before, change.after)),
    }
  })
}

/** A failed condition shows the item when the statement's request asks for it. */
export function withFailureAnswer(write: TransactedWrite, request: StatementRequest): TransactedWrite {
  const { ReturnValuesOnConditionCheckFailure: shown } = request
  if (!shown) return write
  // Spelled out by action, because each has a request of its own type.
  const add = { ReturnValuesOnConditionCheckFailure: shown }
  if (write.action === "Put") return { ...write, request: { ...write.request, ...add } }
  if (write.action === "Update") return { ...write, request: { ...write.request, ...add } }
  return { ...write, request: { ...write.request, ...add } }
}
