import type { CfnValue } from "./cloudformation.ts"
import type { Grant } from "./grant.ts"

type Condition = NonNullable<Grant["condition"]>

/** A condition with other values: each is a value of the key, or a list of them. */
export function mapCondition(condition: Condition, change: (value: CfnValue) => CfnValue): Condition {
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, change(value)])),
    ]),
  )
}
