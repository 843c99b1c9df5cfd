import type { PatternReader } from "./pattern-reader.ts"

/** Whether a value fits; texts, numbers and booleans do, and nothing else. */
export type ValueCondition = (value: unknown) => boolean

const numberForm = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/

/** `= "Update*"`, `!= %4..%`, `>= 75`, behind what is compared; `bare` is what a value without quotes may consist of. */
export function readComparison(reader: PatternReader, bare: RegExp): ValueCondition {
  reader.skipSpace()
  const operator = reader.take(/!=|<=|>=|=|<|>/y)
  if (operator === undefined) return reader.fail("lacks a comparison")
  reader.skipSpace()
  const isSign = operator === "=" || operator === "!="
  const regex = isSign ? reader.takeRegex() : undefined
  const phrase = regex || !isSign ? undefined : reader.takePhrase()
  const text = regex ? undefined : (phrase ?? reader.take(bare))
  if (!regex && text === undefined) return reader.fail(isSign ? "lacks a value" : "lacks a number")
  if (isSign) {
    const fits = regex ? ofRegex(regex) : phrase === undefined ? ofBare(text ?? "") : ofText(phrase)
    return operator === "=" ? fits : (value) => isPlain(value) && !fits(value)
  }
  if (!numberForm.test(text ?? "")) return reader.fail(`compares with ${text}, which is no number,`)
  return ordered(operator, Number(text))
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
}

function ofRegex(regex: RegExp): ValueCondition {
  return (value) => isPlain(value) && regex.test(String(value))
}

function ofText(text: string): ValueCondition {
  const escaped = text.split("*").map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`))
  const whole = new RegExp(`^${escaped.join("[^]*")}$`)
  return (value) => isPlain(value) && whole.test(String(value))
}

/** A number without quotes is one: `4` is `4.0`. */
function ofBare(text: string): ValueCondition {
  const fits = ofText(text)
  if (!numberForm.test(text)) return fits
  return (value) => fits(value) || (typeof value === "number" && value === Number(text))
}

function ordered(operator: string, limit: number): ValueCondition {
  return (value) => {
    const isNumber = typeof value === "number" || (typeof value === "string" && numberForm.test(value))
    if (!isNumber) return false
    const actual = Number(value)
    if (operator === "<") return actual < limit
    if (operator === "<=") return actual <= limit
    return operator === ">" ? actual > limit : actual >= limit
  }
}
