import type { CfnValue } from "./cloudformation.ts"

/** Plain data that a user declared, as a value of the template. */
export function asCfnValue(data: unknown): CfnValue {
  const copy: CfnValue = JSON.parse(JSON.stringify(data))
  return copy
}
