import { closest, fault, type OptionFault, show } from "@tsapi/framework/checks"
import { parseCidr } from "./is-in-cidr.ts"
import type { PatternDialect } from "./pattern-faults.ts"
import { isRecord } from "../is-record.ts"

/** Everything wrong with one entry of a pattern's list. */
export function conditionFaults(
  condition: unknown,
  dialect: PatternDialect,
  at: readonly string[],
): readonly OptionFault[] {
  if (typeof condition === "number") return numberFaults(condition, dialect, at)
  if (condition === null || typeof condition === "string" || typeof condition === "boolean") return []
  if (!isRecord(condition)) return [fault(at, `is ${show(condition)}`, "Use a value or an operator.")]
  const [[operator, operand] = [], ...others] = Object.entries(condition)
  if (operator === undefined || others.length > 0)
    return [fault(at, `is ${show(condition)}`, "Use one operator in each entry; entries are alternatives.")]
  const check = checks[operator]
  if (!check || !dialect.operators.includes(operator)) {
    const meant = closest(operator, dialect.operators)
    const hint = meant ? `Did you mean ${meant}?` : `Known operators: ${dialect.operators.toSorted().join(", ")}.`
    return [fault([...at, operator], "is not an operator here", hint)]
  }
  return check(operand, dialect, [...at, operator])
}

type OperandCheck = (operand: unknown, dialect: PatternDialect, at: readonly string[]) => readonly OptionFault[]

const checks: Readonly<Record<string, OperandCheck>> = {
  prefix: affixFaults,
  suffix: affixFaults,
  "equals-ignore-case": textFaults,
  wildcard: (operand, _dialect, at) => {
    if (typeof operand === "string" && !operand.includes("**")) return textFaults(operand, _dialect, at)
    return [fault(at, `is ${show(operand)}`, "Use a string without two asterisks in a row.")]
  },
  exists: (operand, _dialect, at) =>
    typeof operand === "boolean" ? [] : [fault(at, `is ${show(operand)}`, "Use true or false.")],
  cidr: (operand, _dialect, at) =>
    typeof operand === "string" && parseCidr(operand)
      ? []
      : [fault(at, `is ${show(operand)}`, 'Use a range of addresses: "10.0.0.0/24".')],
  numeric: numericFaults,
  "anything-but": anythingButFaults,
}

function textFaults(operand: unknown, _dialect: PatternDialect, at: readonly string[]): readonly OptionFault[] {
  return typeof operand === "string" ? [] : [fault(at, `is ${show(operand)}`, "Use a string.")]
}

function affixFaults(operand: unknown, dialect: PatternDialect, at: readonly string[]): readonly OptionFault[] {
  // Only EventBridge takes { prefix: { "equals-ignore-case": "a" } }.
  if (isRecord(operand) && dialect.operators.includes("wildcard")) {
    const { "equals-ignore-case": text, ...others } = operand
    if (typeof text === "string" && Object.keys(others).length === 0) return []
  }
  if (typeof operand === "string" && operand !== "") return []
  return [fault(at, `is ${show(operand)}`, "Use a string of at least one character.")]
}

function numericFaults(operand: unknown, dialect: PatternDialect, at: readonly string[]): readonly OptionFault[] {
  const hint = 'Use comparisons with =, <, <=, > or >=: [">", 0, "<=", 100].'
  if (!Array.isArray(operand)) return [fault(at, `is ${show(operand)}`, hint)]
  const [operator, bound, second, upper, ...rest] = operand
  const one = second === undefined && ["=", "<", "<=", ">", ">="].includes(operator)
  const two =
    (operator === ">" || operator === ">=") && (second === "<" || second === "<=") && typeof upper === "number"
  if (rest.length > 0 || typeof bound !== "number" || (!one && !two)) return [fault(at, `is ${show(operand)}`, hint)]
  if (two && bound >= upper) return [fault(at, `is ${show(operand)}`, "The lower bound must be below the upper one.")]
  return [bound, upper].flatMap((number: unknown) =>
    typeof number === "number" ? numberFaults(number, dialect, at) : [],
  )
}

function anythingButFaults(operand: unknown, dialect: PatternDialect, at: readonly string[]): readonly OptionFault[] {
  const values = Array.isArray(operand) ? operand : [operand]
  if (isRecord(operand)) {
    const [[operator, texts] = [], ...others] = Object.entries(operand)
    if (operator === undefined || others.length > 0 || !dialect.anythingBut.includes(operator)) {
      const allowed = ["values", ...dialect.anythingBut].join(", ")
      return [fault(at, `is ${show(operand)}`, `What it excludes here can be one of ${allowed}.`)]
    }
    const excluded = Array.isArray(texts) ? texts : [texts]
    return excluded.flatMap((text: unknown) => checks[operator]?.(text, dialect, [...at, operator]) ?? [])
  }
  const types = new Set(values.map((value: unknown) => typeof value))
  const type = [...types][0]
  if (types.size === 1 && (type === "string" || type === "number")) return []
  return [fault(at, `is ${show(operand)}`, "Use one or several strings, or one or several numbers.")]
}

function numberFaults(value: number, { largestNumber }: PatternDialect, at: readonly string[]): readonly OptionFault[] {
  if (Math.abs(value) <= largestNumber) return []
  return [fault(at, `is ${value}`, `Use a number from -${largestNumber} to ${largestNumber}.`)]
}
