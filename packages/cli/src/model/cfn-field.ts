import type { CfnValue } from "./cloudformation.ts"

/** What a template value has under some keys, one inside the other; undefined where it has no such thing. */
export function cfnField(value: CfnValue | undefined, ...keys: readonly string[]): CfnValue | undefined {
  return keys.reduce<CfnValue | undefined>((inner, key) => (isCfnRecord(inner) ? inner[key] : undefined), value)
}

/** The entries of a value that IAM and CloudFormation take one of, or a list of. */
export function cfnList(value: CfnValue | undefined): readonly CfnValue[] {
  if (value === undefined) return []
  return isCfnList(value) ? value : [value]
}

export function isCfnList(value: CfnValue | undefined): value is readonly CfnValue[] {
  return Array.isArray(value)
}

export function isCfnRecord(value: CfnValue | undefined): value is { readonly [key: string]: CfnValue } {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
