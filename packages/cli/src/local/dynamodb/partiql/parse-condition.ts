import type { Comparator, Condition, Operand } from "../expressions/expression.ts"
import { parseOperand, parsePath, parseUntil } from "./parse-value.ts"
import type { TokenReader } from "./token-reader.ts"

/** What follows WHERE, as the expressions of the other operations are represented. */
export function parseCondition(reader: TokenReader): Condition {
  let left = parseConjunction(reader)
  while (reader.takes("OR")) left = { type: "or", args: [left, parseConjunction(reader)] }
  return left
}

function parseConjunction(reader: TokenReader): Condition {
  let left = parseTerm(reader)
  while (reader.takes("AND")) left = { type: "and", args: [left, parseTerm(reader)] }
  return left
}

const PREDICATES = ["begins_with", "contains", "attribute_type"]

function parseTerm(reader: TokenReader): Condition {
  if (reader.takes("NOT")) return { type: "not", args: [parseTerm(reader)] }
  if (reader.takes("(")) {
    const inner = parseCondition(reader)
    reader.expect(")")
    return inner
  }
  const predicate = PREDICATES.find((name) => reader.sees(name) && reader.sees("(", 1))
  if (!predicate) return parseComparison(reader)
  reader.expect(predicate, "(")
  const path = parsePath(reader)
  reader.expect(",")
  const operand = parseOperand(reader)
  reader.expect(")")
  return { type: "function", name: predicate, args: [path, operand] }
}

const COMPARATORS: readonly (readonly [string, Comparator])[] = [
  ["=", "="],
  ["<>", "<>"],
  ["!=", "<>"],
  ["<=", "<="],
  [">=", ">="],
  ["<", "<"],
  [">", ">"],
]

function parseComparison(reader: TokenReader): Condition {
  const left = parseOperand(reader)
  if (reader.takes("IS")) return parseIs(reader, left)
  if (reader.takes("NOT")) return { type: "not", args: [parseRange(reader, left)] }
  const comparator = COMPARATORS.find(([text]) => reader.takes(text))
  return comparator ? { type: comparator[1], args: [left, parseOperand(reader)] } : parseRange(reader, left)
}

function parseRange(reader: TokenReader, left: Operand): Condition {
  if (reader.takes("BETWEEN")) {
    const low = parseOperand(reader)
    reader.expect("AND")
    return { type: "between", args: [left, low, parseOperand(reader)] }
  }
  reader.expect("IN")
  if (reader.takes("[")) return { type: "in", args: [left, ...parseUntil(reader, "]")] }
  reader.expect("(")
  return { type: "in", args: [left, ...parseUntil(reader, ")")] }
}

function parseIs(reader: TokenReader, left: Operand): Condition {
  const negated = reader.takes("NOT")
  const test = (): Condition => {
    if (reader.takes("MISSING")) return { type: "function", name: "attribute_not_exists", args: [left] }
    reader.expect("NULL")
    return { type: "function", name: "attribute_type", args: [left, { S: "NULL" }] }
  }
  return negated ? { type: "not", args: [test()] } : test()
}
