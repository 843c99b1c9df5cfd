import type { AttributeValue } from "../attribute-value.ts"
import type { Operand, Path } from "../expressions/expression.ts"
import { checkedValue } from "./checked-value.ts"
import type { TokenReader } from "./token-reader.ts"

/** A literal or a parameter; undefined when neither comes next. */
function parseValue(reader: TokenReader): AttributeValue | undefined {
  const string = reader.takeOf("string")
  if (string !== undefined) return { S: string }
  const negative = reader.takes("-")
  const number = reader.takeOf("number")
  if (number !== undefined) return checkedValue({ N: negative ? `-${number}` : number })
  if (negative) throw reader.malformed()
  if (reader.takes("?")) return reader.parameter()
  if (reader.takes("true")) return { BOOL: true }
  if (reader.takes("false")) return { BOOL: false }
  if (reader.takes("null")) return { NULL: true }
  if (reader.takes("[")) return { L: parseUntil(reader, "]") }
  if (reader.takes("<<")) return checkedValue(toSet(reader, parseUntil(reader, ">>")))
  if (reader.takes("{")) return { M: parseMembers(reader) }
  return undefined
}

export function expectValue(reader: TokenReader): AttributeValue {
  const value = parseValue(reader)
  if (!value) throw reader.malformed()
  return value
}

/** Values with commas between them, up to and including the closing sign. */
export function parseUntil(reader: TokenReader, close: string): readonly AttributeValue[] {
  const values: AttributeValue[] = []
  while (!reader.takes(close)) {
    if (values.length > 0) reader.expect(",")
    values.push(expectValue(reader))
  }
  return values
}

function toSet(reader: TokenReader, values: readonly AttributeValue[]): AttributeValue {
  const strings = values.flatMap(({ S }) => (S === undefined ? [] : [S]))
  const numbers = values.flatMap(({ N }) => (N === undefined ? [] : [N]))
  const binaries = values.flatMap(({ B }) => (B === undefined ? [] : [B]))
  if (values.length === 0) throw reader.malformed()
  if (strings.length === values.length) return { SS: strings }
  if (numbers.length === values.length) return { NS: numbers }
  if (binaries.length === values.length) return { BS: binaries }
  throw reader.malformed()
}

function parseMembers(reader: TokenReader): Record<string, AttributeValue> {
  const members: [string, AttributeValue][] = []
  while (!reader.takes("}")) {
    if (members.length > 0) reader.expect(",")
    const name = reader.takeOf("string", "name", "word")
    if (name === undefined) throw reader.malformed()
    reader.expect(":")
    members.push([name, expectValue(reader)])
  }
  return Object.fromEntries(members)
}

export function parsePath(reader: TokenReader): Path {
  const path: (string | number)[] = [reader.name()]
  for (;;) {
    if (reader.takes(".")) path.push(reader.name())
    else if (reader.takes("[")) {
      const index = reader.takeOf("number")
      if (index === undefined || !/^\d+$/.test(index)) throw reader.malformed()
      path.push(Number(index))
      reader.expect("]")
    } else return path
  }
}

/** A value, a path or `size(path)`. */
export function parseOperand(reader: TokenReader): Operand {
  const value = parseValue(reader)
  if (value) return value
  if (!reader.sees("size") || !reader.sees("(", 1)) return parsePath(reader)
  reader.expect("size", "(")
  const call: Operand = { type: "function", name: "size", args: [parsePath(reader)] }
  reader.expect(")")
  return call
}
