import { isTimestamp } from "../../../../model/is-timestamp.ts"
import { StateError } from "../state-error.ts"
import { findPath, type PathScope, readPath } from "./read-path.ts"

type Rule = Readonly<Record<string, unknown>>

/** Whether a rule of a choice is met. https://states-language.net/#choice-state */
export function isRuleMet(rule: Rule, scope: PathScope): boolean {
  if (Array.isArray(rule["And"])) return rule["And"].every((each: Rule) => isRuleMet(each, scope))
  if (Array.isArray(rule["Or"])) return rule["Or"].some((each: Rule) => isRuleMet(each, scope))
  if (typeof rule["Not"] === "object" && rule["Not"] !== null) return !isRuleMet({ ...rule["Not"] }, scope)
  const operator = Object.keys(rule).find((key) => isOperator(key.replace(/Path$/, "")))
  if (operator === undefined)
    throw new StateError("States.Runtime", `The rule ${JSON.stringify(rule)} compares nothing`)
  const found = findPath(String(rule["Variable"]), scope)
  if (operator === "IsPresent") return (found !== undefined) === rule[operator]
  if (!found) {
    throw new StateError(
      "States.Runtime",
      `Invalid path '${String(rule["Variable"])}': the choice state's condition path references an invalid value.`,
    )
  }
  const expected = operator.endsWith("Path") ? readPath(String(rule[operator]), scope) : rule[operator]
  return compare(operator.replace(/Path$/, ""), found.value, expected)
}

function isOperator(name: string): boolean {
  return (
    name.startsWith("Is") ||
    name === "StringMatches" ||
    /^(String|Numeric|Boolean|Timestamp)(Equals|LessThan|GreaterThan)/.test(name)
  )
}

function compare(operator: string, value: unknown, expected: unknown): boolean {
  const test = typeTests[operator]
  if (test) return test(value) === expected
  if (operator === "StringMatches") return typeof value === "string" && matches(value, String(expected))
  const [, type = "", comparison = ""] = /^(String|Numeric|Boolean|Timestamp)(.+)$/.exec(operator) ?? []
  const [left, right] = [comparable(type, value), comparable(type, expected)]
  if (left === undefined || right === undefined) return false
  if (comparison === "Equals") return left === right
  if (comparison === "LessThan") return left < right
  if (comparison === "GreaterThan") return left > right
  return comparison === "LessThanEquals" ? left <= right : left >= right
}

/** What values of a type are compared by; undefined for one of another type. */
function comparable(type: string, value: unknown): string | number | boolean | undefined {
  if (type === "String") return typeof value === "string" ? value : undefined
  if (type === "Numeric") return typeof value === "number" ? value : undefined
  if (type === "Boolean") return typeof value === "boolean" ? value : undefined
  return isTimestamp(value) ? Date.parse(value) : undefined
}

const typeTests: Readonly<Record<string, (value: unknown) => boolean>> = {
  IsNull: (value) => value === null,
  IsNumeric: (value) => typeof value === "number",
  IsString: (value) => typeof value === "string",
  IsBoolean: (value) => typeof value === "boolean",
  IsTimestamp: isTimestamp,
}

/** `*` stands for any text, `\*` for itself. */
function matches(text: string, pattern: string): boolean {
  const source = pattern
    .split(/(\\.|\*)/)
    .map((piece) =>
      piece === "*" ? ".*" : (piece.startsWith("\\") ? piece.slice(1) : piece).replace(/[$()*+.?[\\\]^{|}]/g, "\\$&"),
    )
  return new RegExp(`^${source.join("")}$`, "s").test(text)
}
