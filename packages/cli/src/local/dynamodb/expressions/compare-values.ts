import type { AttributeValue, ScalarType } from "../attribute-value.ts"
import { sortableBytes } from "../store/sortable-bytes.ts"

/** Negative, zero or positive as `left` sorts before, with or after `right`; undefined when DynamoDB does not order them. */
export function compareValues(left: AttributeValue, right: AttributeValue): number | undefined {
  for (const type of ["S", "N", "B"] as const satisfies readonly ScalarType[]) {
    const [a, b] = [left[type], right[type]]
    if (a !== undefined && b !== undefined) return Buffer.compare(sortableBytes(type, a), sortableBytes(type, b))
  }
  return undefined
}
