import { isCfnList } from "./cfn-field.ts"
import type { CfnValue } from "./cloudformation.ts"
import { literalResource, type Place } from "./literal-resource.ts"

/** A template value with the region and the account where they are known; what needs nothing else becomes a text. */
export function fillInPlace(value: CfnValue, place: Place): CfnValue {
  if (place.region === undefined && place.account === undefined) return value
  if (isCfnList(value)) return value.map((item) => fillInPlace(item, place))
  if (typeof value !== "object" || value === null) return value
  const { Ref: reference, "Fn::Sub": template } = value
  if (typeof reference === "string" && reference.startsWith("AWS::")) return settled(value, place) ?? value
  if (typeof template === "string") {
    return settled(value, place) ?? { "Fn::Sub": template.replaceAll(pseudoParameter, (name) => known(name, place)) }
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, fillInPlace(inner, place)]))
}

const pseudoParameter = /\$\{AWS::\w+\}/g

function settled(value: CfnValue, place: Place): string | undefined {
  const text = literalResource(value, place)
  return text.includes("${") ? undefined : text
}

// The partition is that of the region.
function known(name: string, place: Place): string {
  const isKnown = place.region !== undefined || name === "${AWS::AccountId}"
  return isKnown ? literalResource({ "Fn::Sub": name }, place) : name
}
