import { typeOf } from "../attribute-value.ts"
import { validationError } from "../dynamodb-error.ts"
import type { Condition, Operand } from "../expressions/expression.ts"
import { isPath } from "../expressions/expression.ts"

const ORDERING = ["<", "<=", ">", ">=", "between"]

/** Throws ValidationException for operands DynamoDB refuses: a list that is ordered by, a path that is IN itself. */
export function checkOperands(parameter: string, condition: Condition): void {
  if (condition.type === "not") return checkOperands(parameter, condition.args[0])
  if (condition.type === "and" || condition.type === "or") {
    for (const part of condition.args) checkOperands(parameter, part)
    return
  }
  if (condition.type === "in") checkDistinctOperands(parameter, condition.args)
  if (!ORDERING.includes(condition.type)) return
  const unordered = condition.args.map(unorderedType).find((type) => type !== undefined)
  if (unordered === undefined) return
  throw validationError(
    `Invalid ${parameter}: Incorrect operand type for operator or function; ` +
      `operator or function: ${condition.type.toUpperCase()}, operand type: ${unordered}`,
  )
}

function checkDistinctOperands(parameter: string, [first, ...others]: readonly Operand[]): void {
  if (!first || !isPath(first)) return
  const written = JSON.stringify(first)
  if (!others.some((other) => JSON.stringify(other) === written)) return
  const name = first.map((step) => (typeof step === "number" ? `[${step}]` : step)).join(", ")
  throw validationError(
    `Invalid ${parameter}: The first operand must be distinct from the remaining operands for this operator or function; ` +
      `operator: IN, first operand: [${name}]`,
  )
}

function unorderedType(operand: Operand): string | undefined {
  if (isPath(operand) || "type" in operand) return undefined
  const type = typeOf(operand)
  return type === "S" || type === "N" || type === "B" ? undefined : type
}
