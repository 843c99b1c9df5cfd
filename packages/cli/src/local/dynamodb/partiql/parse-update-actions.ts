import type { AttributeValue } from "../attribute-value.ts"
import type { Operand, Path, SetValue, UpdateAction } from "../expressions/expression.ts"
import { expectValue, parseOperand, parsePath } from "./parse-value.ts"
import type { TokenReader } from "./token-reader.ts"

/** The SET and REMOVE clauses of an UPDATE. */
export function parseUpdateActions(reader: TokenReader): readonly UpdateAction[] {
  const actions: UpdateAction[] = []
  for (;;) {
    if (reader.takes("SET")) actions.push(readSet(reader))
    else if (reader.takes("REMOVE")) actions.push({ type: "remove", path: parsePath(reader) })
    else if (actions.length > 0 && reader.takes(",")) actions.push(readSet(reader))
    else break
  }
  if (actions.length === 0) throw reader.malformed()
  return actions
}

function readSet(reader: TokenReader): UpdateAction {
  const path = parsePath(reader)
  reader.expect("=")
  if (reader.takes("set_add")) return { type: "add", path, val: readSetOperand(reader, path) }
  if (reader.takes("set_delete")) return { type: "delete", path, val: readSetOperand(reader, path) }
  const left = readTerm(reader)
  if (reader.takes("+")) return { type: "set", path, val: { type: "add", args: [left, readTerm(reader)] } }
  if (reader.takes("-")) return { type: "set", path, val: { type: "subtract", args: [left, readTerm(reader)] } }
  return { type: "set", path, val: left }
}

/** `(path, <<members>>)`; the path must be the one that is set. */
function readSetOperand(reader: TokenReader, target: Path): AttributeValue {
  reader.expect("(")
  const path = parsePath(reader)
  if (path.join("\0") !== target.join("\0")) throw reader.malformed()
  reader.expect(",")
  const value = expectValue(reader)
  reader.expect(")")
  return value
}

function readTerm(reader: TokenReader): SetValue {
  const name = ["list_append", "if_not_exists"].find((one) => reader.sees(one) && reader.sees("(", 1))
  if (!name) return parseOperand(reader)
  reader.expect(name, "(")
  const first: Operand = parseOperand(reader)
  reader.expect(",")
  const second = parseOperand(reader)
  reader.expect(")")
  return { type: "function", name, args: [first, second] }
}
