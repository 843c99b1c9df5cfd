import { fault, type OptionFault, show } from "@tsapi/framework/checks"
import { conditionFaults } from "./condition-faults.ts"
import { isAlternatives } from "./matches-pattern.ts"
import { isRecord } from "../is-record.ts"

export interface PatternDialect {
  /** Operators it has beside plain values. */
  readonly operators: readonly string[]
  /** Those that may stand in `anything-but`. */
  readonly anythingBut: readonly string[]
  /** Whether patterns may name fields of fields. */
  readonly nested: boolean
  /** How far numbers may be from 0. */
  readonly largestNumber: number
}

const COMMON = ["anything-but", "equals-ignore-case", "exists", "numeric", "prefix", "suffix"]

/** Which operators each service's patterns have; where AWS's pages disagree, what it has been seen to accept. */
export const patternDialects = {
  // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
  eventBridge: {
    operators: [...COMMON, "cidr", "wildcard"],
    anythingBut: ["equals-ignore-case", "prefix", "suffix", "wildcard"],
    nested: true,
    largestNumber: 5e9,
  },
  // https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html#filtering-syntax
  eventSource: { operators: COMMON, anythingBut: [], nested: true, largestNumber: 5e9 },
  // https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
  topicBody: { operators: [...COMMON, "cidr"], anythingBut: ["prefix"], nested: true, largestNumber: 1e9 },
  topicAttributes: { operators: [...COMMON, "cidr"], anythingBut: ["prefix"], nested: false, largestNumber: 1e9 },
} as const satisfies Record<string, PatternDialect>

/** Everything the service would refuse in a pattern that stands at a path of some options. */
export function patternFaults(
  pattern: unknown,
  dialect: PatternDialect,
  at: readonly string[],
): readonly OptionFault[] {
  if (!isRecord(pattern))
    return [fault(at, `is ${show(pattern)}`, 'Name fields and what passes: { kind: ["refund"] }.')]
  if (Object.keys(pattern).length === 0) return [fault(at, "names no field", "Leave it out to let everything pass.")]
  return Object.entries(pattern).flatMap(([name, expected]) => {
    const path = [...at, name]
    if (isAlternatives(name, expected))
      return expected.flatMap((fields, index) => patternFaults(fields, dialect, [...path, String(index)]))
    if (isRecord(expected)) return objectFaults(expected, dialect, path)
    if (!Array.isArray(expected)) {
      return [fault(path, `is ${show(expected)}`, `List what passes: [${show(expected)}].`)]
    }
    if (expected.length === 0) return [fault(path, "is an empty list", "List the values that pass.")]
    return expected.flatMap((condition: unknown, index) =>
      conditionFaults(condition, dialect, [...path, String(index)]),
    )
  })
}

function objectFaults(
  expected: Readonly<Record<string, unknown>>,
  dialect: PatternDialect,
  path: readonly string[],
): readonly OptionFault[] {
  const [[operator, operand] = [], ...others] = Object.entries(expected)
  const isField = Array.isArray(operand) || isRecord(operand)
  if (operator !== undefined && others.length === 0 && !isField && dialect.operators.includes(operator))
    return [fault(path, `is ${show(expected)}`, `Put the condition into a list: [${show(expected)}].`)]
  if (!dialect.nested)
    return [
      fault(path, "is an object", "Message attributes hold values; use the scope MessageBody for fields of fields."),
    ]
  return patternFaults(expected, dialect, path)
}
