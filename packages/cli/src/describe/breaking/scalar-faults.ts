import { canonicalJson } from "../../model/canonical-json.ts"
import type { Part } from "./document-reader.ts"

/** Keywords whose value may only grow, or only shrink, for every value to go on fitting. */
const lowerBounds = ["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"]
const upperBounds = ["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"]
const fixed = ["multipleOf", "pattern", "format", "uniqueItems"]

/** Why a value of `sent` need not fit `understood`, apart from what is in its properties and items. */
export function scalarFaults(sent: Part, understood: Part): readonly string[] {
  const values = valuesOf(sent)
  const accepted = valuesOf(understood)
  if (values && accepted) {
    const refused = values.filter((value) => !accepted.some((other) => canonicalJson(other) === canonicalJson(value)))
    return refused.length === 0
      ? []
      : [`${refused.map((value) => canonicalJson(value)).join(", ")} is not one of ${shown(accepted)}`]
  }
  if (accepted) return [`any value was possible, now only ${shown(accepted)}`]
  const types = typesOf(sent)
  const acceptedTypes = typesOf(understood)
  const refused = acceptedTypes && (types ?? ["any"]).filter((type) => !takes(acceptedTypes, type))
  if (refused?.length) return [`type ${refused.join(", ")} is not ${acceptedTypes?.join(" or ")}`]
  // Each of a few values is what it is, whatever else the keywords say.
  if (values) return []
  return [
    ...lowerBounds.filter((key) => isLess(sent[key], understood[key])),
    ...upperBounds.filter((key) => isLess(negative(sent[key]), negative(understood[key]))),
    ...fixed.filter(
      (key) => understood[key] !== undefined && understood[key] !== false && sent[key] !== understood[key],
    ),
  ].map((key) => `${key} ${shownOr(sent[key])} is not within ${key} ${shownOr(understood[key])}`)
}

function valuesOf({ enum: values, const: value }: Part): readonly unknown[] | undefined {
  if (Array.isArray(values)) return values
  return value === undefined ? undefined : [value]
}

function typesOf(schema: Part): readonly string[] | undefined {
  const { type, nullable } = schema
  const types = type === undefined ? undefined : [type].flat().map(String)
  if (types) return nullable === true ? [...types, "null"] : types
  return valuesOf(schema)?.map(typeOfValue)
}

function typeOfValue(value: unknown): string {
  if (value === null) return "null"
  if (Array.isArray(value)) return "array"
  return Number.isInteger(value) ? "integer" : typeof value
}

function takes(types: readonly string[], type: string): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"))
}

/** Whether a lower bound is missing or below the one that is asked for. */
function isLess(bound: unknown, asked: unknown): boolean {
  return typeof asked === "number" && !(typeof bound === "number" && bound >= asked)
}

function negative(bound: unknown): unknown {
  return typeof bound === "number" ? -bound : bound
}

function shown(values: readonly unknown[]): string {
  return values.map((value) => canonicalJson(value)).join(", ")
}

function shownOr(value: unknown): string {
  return value === undefined ? "none" : String(value)
}
