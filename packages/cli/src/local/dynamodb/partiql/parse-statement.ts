import type { AttributeValue } from "../attribute-value.ts"
import type { Path } from "../expressions/expression.ts"
import { checkedValue } from "./checked-value.ts"
import { parseCondition } from "./parse-condition.ts"
import { parseUpdateActions } from "./parse-update-actions.ts"
import { expectValue, parsePath } from "./parse-value.ts"
import type { DeleteStatement, InsertStatement, SelectStatement, Statement, UpdateStatement } from "./statement.ts"
import { TokenReader } from "./token-reader.ts"

/** Parses one statement and puts its parameters in; throws ValidationException when it is not well formed. */
export function parseStatement(text: string, parameters: readonly AttributeValue[] = []): Statement {
  const reader = new TokenReader(text, parameters.map(checkedValue))
  const statement = readStatement(reader)
  reader.end()
  return statement
}

function readStatement(reader: TokenReader): Statement {
  if (reader.takes("SELECT")) return readSelect(reader)
  if (reader.takes("INSERT")) return readInsert(reader)
  if (reader.takes("UPDATE")) return readUpdate(reader)
  if (reader.takes("DELETE")) return readDelete(reader)
  reader.expect("EXISTS", "(", "SELECT")
  const select = readSelect(reader)
  reader.expect(")")
  return { ...select, exists: true }
}

function readSelect(reader: TokenReader): SelectStatement {
  const paths = reader.takes("*") ? undefined : listOf(reader, parsePath)
  reader.expect("FROM")
  const table = reader.name()
  const index = reader.takes(".") ? reader.name() : undefined
  const where = reader.takes("WHERE") ? parseCondition(reader) : undefined
  const orderBy = reader.takes("ORDER") ? readOrder(reader) : []
  return {
    type: "select",
    table,
    ...(index !== undefined && { index }),
    ...(paths && { paths }),
    ...(where && { where }),
    orderBy,
    exists: false,
  }
}

function readOrder(reader: TokenReader): SelectStatement["orderBy"] {
  reader.expect("BY")
  return listOf(reader, () => {
    const path: Path = parsePath(reader)
    const descending = reader.takes("DESC")
    if (!descending) reader.takes("ASC")
    return { path, descending }
  })
}

function readInsert(reader: TokenReader): InsertStatement {
  reader.expect("INTO")
  const table = reader.name()
  reader.expect("VALUE")
  const value = expectValue(reader)
  if (!value.M) throw reader.malformed()
  return { type: "insert", table, item: value.M }
}

function readUpdate(reader: TokenReader): UpdateStatement {
  const table = reader.name()
  const actions = parseUpdateActions(reader)
  reader.expect("WHERE")
  const where = parseCondition(reader)
  if (!reader.takes("RETURNING")) return { type: "update", table, actions, where }
  const modified = reader.takes("MODIFIED")
  if (!modified) reader.expect("ALL")
  const old = reader.takes("OLD")
  if (!old) reader.expect("NEW")
  reader.expect("*")
  return { type: "update", table, actions, where, returning: `${modified ? "UPDATED" : "ALL"}_${old ? "OLD" : "NEW"}` }
}

function readDelete(reader: TokenReader): DeleteStatement {
  reader.expect("FROM")
  const table = reader.name()
  reader.expect("WHERE")
  const where = parseCondition(reader)
  if (!reader.takes("RETURNING")) return { type: "delete", table, where }
  reader.expect("ALL", "OLD", "*")
  return { type: "delete", table, where, returning: "ALL_OLD" }
}

function listOf<Element>(reader: TokenReader, read: (reader: TokenReader) => Element): readonly Element[] {
  const elements = [read(reader)]
  while (reader.takes(",")) elements.push(read(reader))
  return elements
}
