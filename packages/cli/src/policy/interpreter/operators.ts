import { applyOperator, typeOf } from "./compare.ts"
import { concatenate, literal } from "./text.ts"
import { isNullish, truthOf } from "./truth.ts"
import { absentValue, boolean, number, primitive, undefinedValue, union, type Value, type ValueSet } from "./value.ts"

export type Sides = readonly [left: ValueSet, right: ValueSet]

/** What a binary operator gives. */
export function evaluateOperator(operator: string, [left, right]: Sides): ValueSet {
  if (operator !== "+") return applyOperator(operator, left, right)
  const isSum = [left, right].every((side) => side.length > 0 && side.every(isNumeric))
  return isSum ? applyOperator("+", left, right) : concatenate([left, right])
}

/** What `&&`, `||` and `??` give; the right side counts only where the left one lets it. */
export function evaluateLogical(operator: string, left: ValueSet, right: () => ValueSet): ValueSet {
  const goesOn = (value: Value): boolean | undefined => {
    if (operator === "??") return isNullish(value)
    const truth = truthOf(value)
    return operator === "&&" || truth === undefined ? truth : !truth
  }
  const kept = left.flatMap((value): ValueSet => {
    if (operator !== "&&") return goesOn(value) === true || value.kind === "undefined" ? [] : [value]
    // What stops `data && more` is nothing that anyone reads from.
    return goesOn(value) === false ? [value] : goesOn(value) === undefined ? [absentValue] : []
  })
  // A variable that holds a deployed value is not empty, whatever the value.
  const isSettled = left.length > 0 && left.every((value) => goesOn(value) === false || isDeployed(value, operator))
  return isSettled ? left : union(kept, right())
}

export function evaluateUnary(operator: string, values: ValueSet): ValueSet {
  return union(...values.map((value): ValueSet => [applyUnary(operator, value)]))
}

function applyUnary(operator: string, value: Value): Value {
  if (operator === "void") return undefinedValue
  if (operator === "!") {
    const truth = truthOf(value)
    return boolean(truth === undefined ? undefined : !truth)
  }
  if (operator === "typeof") {
    const type = typeOf(value)
    return type === undefined ? primitive : literal(type)
  }
  if (operator === "-" && value.kind === "primitive" && typeof value.value === "number") return number(-value.value)
  return primitive
}

function isNumeric(value: Value): boolean {
  return value.kind === "primitive"
}

function isDeployed(value: Value, operator: string): boolean {
  return operator !== "&&" && value.kind === "text" && value.parts.some(({ kind }) => kind !== "literal")
}
