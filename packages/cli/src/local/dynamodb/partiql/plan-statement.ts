import type { Item } from "../attribute-value.ts"
import { validationError } from "../dynamodb-error.ts"
import type { Condition } from "../expressions/expression.ts"
import type { Table } from "../store/table.ts"
import { keysOf } from "../store/table.ts"
import type { TableStore } from "../store/table-store.ts"
import type { TransactedWrite } from "../transactions/transacted-write.ts"
import { conjunction, keyAndRest } from "./key-conditions.ts"
import type { SelectStatement, Statement } from "./statement.ts"

/** The write a statement stands for, as a transaction would state it; undefined for a plain SELECT. */
export function planStatement(store: TableStore, statement: Statement): TransactedWrite | undefined {
  if (statement.type === "select" && !statement.exists) return undefined
  const table = store.table(statement.table)
  const partition = keysOf(table).partition.name
  const absent: Condition = { type: "function", name: "attribute_not_exists", args: [[partition]] }
  if (statement.type === "insert") {
    return { action: "Put", insert: true, request: { TableName: table.name, Item: statement.item, condition: absent } }
  }

  const { key, rest } = requireKey(table, statement.where)
  const present: Condition = { type: "function", name: "attribute_exists", args: [[partition]] }
  if (statement.type === "select") {
    const condition = conjunction([present, ...rest])
    return { action: "ConditionCheck", request: { TableName: table.name, Key: key, ...(condition && { condition }) } }
  }
  const returned = statement.returning ? { ReturnValues: statement.returning } : {}
  if (statement.type === "delete") {
    // Deleting what is not there succeeds, whatever else WHERE demands.
    const demanded = conjunction(rest)
    const condition: Condition | undefined = demanded && { type: "or", args: [absent, demanded] }
    return {
      action: "Delete",
      request: { TableName: table.name, Key: key, ...(condition && { condition }), ...returned },
    }
  }
  const condition = conjunction([present, ...rest])
  const update = { sections: statement.actions, paths: statement.actions.map(({ path }) => path) }
  return {
    action: "Update",
    request: { TableName: table.name, Key: key, update, ...(condition && { condition }), ...returned },
  }
}

/** The single item a SELECT in a batch or a transaction reads, and what else it demands of it. */
export function selectedKey(table: Table, statement: SelectStatement): { key: Item; filter: Condition | undefined } {
  const found = keyAndRest(keysOf(table), statement.where)
  if (!found || statement.index !== undefined) throw validationError("Only single item select is supported")
  return { key: found.key, filter: conjunction(found.rest) }
}

function requireKey(table: Table, where: Condition | undefined) {
  const found = keyAndRest(keysOf(table), where)
  if (found) return found
  throw validationError("Where clause does not contain a mandatory equality on all key attributes")
}
