import { isInCidr } from "./is-in-cidr.ts"
import { matchesNumeric } from "./matches-numeric.ts"

/** Whether a value fits one entry of a pattern's list: a value, or an operator with its operand. */
export function matchesCondition(condition: unknown, value: unknown): boolean {
  if (typeof condition !== "object" || condition === null) return condition === value
  return Object.entries(condition).every(([operator, operand]) => operators[operator]?.(operand, value) ?? false)
}

const operators: Readonly<Record<string, (operand: unknown, value: unknown) => boolean>> = {
  prefix: (operand, value) => comparesText(operand, value, (text, start) => text.startsWith(start)),
  suffix: (operand, value) => comparesText(operand, value, (text, end) => text.endsWith(end)),
  "equals-ignore-case": (operand, value) =>
    isText(operand) && isText(value) && operand.toLowerCase() === value.toLowerCase(),
  wildcard: (operand, value) => isText(operand) && isText(value) && toRegExp(operand).test(value),
  cidr: (operand, value) => isText(operand) && isText(value) && isInCidr(operand, value),
  numeric: (operand, value) => Array.isArray(operand) && typeof value === "number" && matchesNumeric(operand, value),
  "anything-but": (operand, value) => !listOf(operand).some((excluded) => isExcluded(excluded, value)),
}

/** An operand of `anything-but`: a value, or an operator whose operand may be a list. */
function isExcluded(excluded: unknown, value: unknown): boolean {
  if (typeof excluded !== "object" || excluded === null) return excluded === value
  return Object.entries(excluded).some(([operator, operands]) =>
    listOf(operands).some((operand) => matchesCondition({ [operator]: operand }, value)),
  )
}

/** With `{ "equals-ignore-case": "text" }` for the operand, case does not count. */
function comparesText(operand: unknown, value: unknown, compare: (text: string, part: string) => boolean): boolean {
  if (!isText(value)) return false
  if (isText(operand)) return compare(value, operand)
  if (typeof operand !== "object" || operand === null || !("equals-ignore-case" in operand)) return false
  const { "equals-ignore-case": part } = operand
  return listOf(part).some((text) => isText(text) && compare(value.toLowerCase(), text.toLowerCase()))
}

/** `*` stands for any characters; a backslash before `*` or a backslash means just that. */
function toRegExp(wildcard: string): RegExp {
  const source = wildcard.replace(/\\([*\\])|\*|[$()+./?[\\\]^{|}-]/g, (found: string, escaped: string | undefined) =>
    found === "*" ? ".*" : `\\${escaped ?? found}`,
  )
  return new RegExp(`^${source}$`, "s")
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

function isText(value: unknown): value is string {
  return typeof value === "string"
}
