import { DynamoDbError } from "../dynamodb-error.ts"
import type { TableStore } from "../store/table-store.ts"
import { executeWrite } from "./execute-statement.ts"
import { parseStatement } from "./parse-statement.ts"
import type { StatementRequest } from "./partiql-requests.ts"
import { parsePartiqlRequest } from "./partiql-requests.ts"
import { selectItem } from "./select-item.ts"

/** Runs statements one by one; each has its own answer, and one that fails stops none of the others. */
export async function batchExecuteStatement(store: TableStore, input: unknown): Promise<object> {
  const { Statements } = parsePartiqlRequest("BatchExecuteStatement", input)
  const responses: object[] = []
  for (const request of Statements) responses.push(await execute(store, request))
  return { Responses: responses }
}

async function execute(store: TableStore, request: StatementRequest): Promise<object> {
  try {
    const statement = parseStatement(request.Statement, request.Parameters)
    if (statement.type !== "select") {
      await executeWrite(store, statement, request)
      return { TableName: statement.table }
    }
    const item = selectItem(store, statement)
    return { TableName: statement.table, ...(item && { Item: item }) }
  } catch (error) {
    if (!(error instanceof DynamoDbError)) throw error
    const Item = error.members["Item"]
    return { Error: { Code: batchCode(error.name), Message: error.message, ...(Item !== undefined && { Item }) } }
  }
}

/** `ValidationError`, `ResourceNotFound`, `ConditionalCheckFailed`, `DuplicateItem` … */
function batchCode(name: string): string {
  return name === "ValidationException" ? "ValidationError" : name.replace(/Exception$/, "")
}
