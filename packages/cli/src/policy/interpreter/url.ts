import type { Site } from "./frame.ts"
import { literal, literalOf } from "./text.ts"
import { builtin, record, unknown, type Value, type ValueSet } from "./value.ts"

const names = [
  "hash",
  "host",
  "hostname",
  "href",
  "origin",
  "password",
  "pathname",
  "port",
  "protocol",
  "search",
  "username",
]

/** `new URL(text)`, taken apart where the text is known. */
export function urlOf(given: ValueSet, { node }: Site): Value {
  const text = given.length === 1 ? literalOf(given[0]) : undefined
  if (text === undefined || node.type !== "NewExpression" || node.arguments.length !== 1) return unknown("data")
  if (!URL.canParse(text)) return unknown("data")
  const url = new URL(text)
  const parts = names.map((name): [string, ValueSet] => [name, [literal(String(Reflect.get(url, name)))]])
  const whole = ["toString", "toJSON"].map((name): [string, ValueSet] => [
    name,
    [builtin(literal(url.href), "toString")],
  ])
  return record(new Map([...parts, ...whole, ["searchParams", [unknown("data")]]]))
}
