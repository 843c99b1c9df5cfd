import { validationError } from "../dynamodb-error.ts"
import type { TableStore } from "../store/table-store.ts"
import { commitWrites } from "../transactions/commit-writes.ts"
import { withFailureAnswer } from "./execute-statement.ts"
import { parseStatement } from "./parse-statement.ts"
import { parsePartiqlRequest } from "./partiql-requests.ts"
import { planStatement } from "./plan-statement.ts"
import { selectItem } from "./select-item.ts"

/** Runs statements as one transaction: all of them SELECTs, or all of them writes and EXISTS conditions. */
export async function executeTransaction(store: TableStore, input: unknown): Promise<object> {
  const sent = JSON.stringify(input)
  const { TransactStatements, ClientRequestToken, ReturnConsumedCapacity } = parsePartiqlRequest(
    "ExecuteTransaction",
    input,
  )
  const statements = TransactStatements.map((request) => ({
    request,
    statement: parseStatement(request.Statement, request.Parameters),
  }))
  const reads = statements.flatMap(({ statement }) =>
    statement.type === "select" && !statement.exists ? [statement] : [],
  )
  if (reads.length === statements.length) {
    const items = reads.map((statement) => selectItem(store, statement))
    return { Responses: items.map((item) => (item ? { Item: item } : {})) }
  }
  if (reads.length > 0) throw validationError("A transaction cannot mix SELECT statements with writes")

  const answer = await commitWrites(store, {
    writes: () =>
      statements.flatMap(({ statement, request }) => {
        const write = planStatement(store, statement)
        return write ? [withFailureAnswer(write, request)] : []
      }),
    sent,
    token: ClientRequestToken,
    returnConsumedCapacity: ReturnConsumedCapacity,
  })
  return { Responses: statements.map(() => ({})), ...answer }
}
