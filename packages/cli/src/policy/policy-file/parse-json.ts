import { type Expression, parseSync } from "oxc-parser"
import type { CfnValue } from "../../model/cloudformation.ts"
import { parseJsonFile } from "../../model/parse-json-file.ts"

/** A JSON value that knows its line. */
export interface JsonNode {
  readonly value: CfnValue
  readonly line: number
  /** Of an object, with each key's own line. */
  readonly entries: readonly { readonly key: string; readonly line: number; readonly node: JsonNode }[]
  /** Of an array. */
  readonly items: readonly JsonNode[]
}

/** Reads JSON and keeps the lines. Throws `UserError` at the line where it is not JSON. */
export function parseJson(text: string, file: string): JsonNode {
  const hint = "Write an IAM policy document, as the IAM console shows it."
  const value = parseJsonFile({ file, text, code: "POLICY_FILE_INVALID", hint })
  // JSON is an expression of JavaScript; the parenthesis keeps an object from being a block.
  const { program } = parseSync("policy.js", `(${text})`)
  const [statement] = program.body
  if (statement?.type !== "ExpressionStatement") throw new Error(`${file} was read as JSON and not as an expression`)
  return toNode(inner(statement.expression), value, (offset) => text.slice(0, offset - 1).split("\n").length)
}

function toNode(expression: Expression, value: CfnValue, lineAt: (offset: number) => number): JsonNode {
  const node = { value, line: lineAt(expression.start), entries: [], items: [] }
  if (expression.type === "ObjectExpression") {
    const entries = expression.properties.flatMap((property) => {
      if (property.type !== "Property" || property.key.type !== "Literal") return []
      const key = String(property.key.value)
      const child = toNode(inner(property.value), fieldOf(value, key), lineAt)
      return [{ key, line: lineAt(property.key.start), node: child }]
    })
    return { ...node, entries }
  }
  if (expression.type !== "ArrayExpression" || !Array.isArray(value)) return node
  const list: readonly CfnValue[] = value
  const items = expression.elements.flatMap((element, index) =>
    element === null || element.type === "SpreadElement" ? [] : [toNode(inner(element), list[index] ?? null, lineAt)],
  )
  return { ...node, items }
}

function inner(expression: Expression): Expression {
  return expression.type === "ParenthesizedExpression" ? inner(expression.expression) : expression
}

function fieldOf(value: CfnValue, key: string): CfnValue {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? ((value as Readonly<Record<string, CfnValue>>)[key] ?? null)
    : null
}
