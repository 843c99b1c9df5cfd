import { fault, type OptionFault } from "@tsapi/framework/checks"
import { isAlternatives } from "../../model/event-pattern/matches-pattern.ts"
import { isRecord } from "../../model/is-record.ts"

// https://docs.aws.amazon.com/sns/latest/dg/subscription-filter-policy-constraints.html
const MOST_KEYS = 5
const MOST_COMBINATIONS = 150

/** What of a filter that is right in itself is more than SNS takes. */
export function complexityFaults(filter: object, at: readonly string[]): readonly OptionFault[] {
  const lists = valueLists(filter, 1)
  const combinations = lists.reduce((product, { values, depth }) => product * values * depth, 1)
  const hint = "Filter on less here, and on the rest in the method."
  return [
    ...(lists.length > MOST_KEYS ? [fault(at, `names ${lists.length} fields; SNS takes ${MOST_KEYS}`, hint)] : []),
    ...(combinations > MOST_COMBINATIONS
      ? [fault(at, `has ${combinations} combinations of values; SNS takes ${MOST_COMBINATIONS}`, hint)]
      : []),
  ]
}

interface ValueList {
  readonly values: number
  /** How deep its field is; values of deeper fields count more. */
  readonly depth: number
}

function valueLists(filter: object, depth: number): readonly ValueList[] {
  return Object.entries(filter).flatMap(([name, expected]: [string, unknown]) => {
    if (isAlternatives(name, expected)) return expected.flatMap((fields) => valueLists(fields, depth))
    if (isRecord(expected)) return valueLists(expected, depth + 1)
    return Array.isArray(expected) ? [{ values: expected.length, depth }] : []
  })
}
