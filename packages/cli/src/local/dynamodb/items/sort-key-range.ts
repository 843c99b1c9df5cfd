import type { AttributeValue } from "../attribute-value.ts"
import type { KeyCondition } from "../requests/requests.ts"
import type { KeyRange } from "../store/entry-keys.ts"
import { endOf } from "../store/entry-keys.ts"
import { sortableBytes, sortablePrefix } from "../store/sortable-bytes.ts"

/** The entries of one partition (`prefix`) whose sort key satisfies a condition. */
export function sortKeyRange(prefix: Buffer, { ComparisonOperator, AttributeValueList }: KeyCondition): KeyRange {
  const [first, second] = AttributeValueList
  const at = Buffer.concat([prefix, bytesOf(first)])
  const start = prefix
  const end = endOf(prefix)
  switch (ComparisonOperator) {
    case "LT":
      return { lower: start, upper: at }
    case "LE":
      return { lower: start, upper: endOf(at) }
    case "GT":
      return { lower: endOf(at), upper: end }
    case "GE":
      return { lower: at, upper: end }
    case "BETWEEN":
      return { lower: at, upper: endOf(Buffer.concat([prefix, bytesOf(second)])) }
    case "BEGINS_WITH": {
      const beginning = Buffer.concat([prefix, beginningOf(first)])
      return { lower: beginning, upper: endOf(beginning) }
    }
    default:
      return { lower: at, upper: endOf(at) }
  }
}

function bytesOf(value: AttributeValue | undefined): Buffer {
  if (value?.S !== undefined) return sortableBytes("S", value.S)
  if (value?.N !== undefined) return sortableBytes("N", value.N)
  return sortableBytes("B", value?.B ?? "")
}

function beginningOf(value: AttributeValue | undefined): Buffer {
  return value?.S === undefined ? sortablePrefix("B", value?.B ?? "") : sortablePrefix("S", value.S)
}
