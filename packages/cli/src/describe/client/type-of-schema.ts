import type { JsonSchema } from "@tsapi/framework/internal"

type SchemaObject = Exclude<JsonSchema, boolean>

/** The TypeScript type of what fits a schema, as JSON has it: a date is text. */
export function typeOfSchema(schema: JsonSchema | undefined): string {
  if (schema === false) return "never"
  if (schema === undefined || schema === true) return "unknown"
  const { $ref, allOf, anyOf, oneOf, ...own } = schema
  if (typeof $ref === "string") return typeName($ref.replace(/^.*\//, ""))
  const parts = [
    ...(hasType(own) ? [ownType(own)] : []),
    ...schemasOf(allOf).map((part) => inParentheses(typeOfSchema(part))),
    ...[anyOf, oneOf].flatMap((alternatives) => {
      const types = schemasOf(alternatives).map(typeOfSchema)
      return types.length === 0 ? [] : [inParentheses(unique(types).join(" | "))]
    }),
  ]
  return unique(parts).join(" & ") || "unknown"
}

/** The name that a schema of the document has in TypeScript. */
export function typeName(name: string): string {
  const cleaned = name.replace(/[^A-Za-z0-9_$]+(.)?/g, (_all, next: string | undefined) => next?.toUpperCase() ?? "")
  return /^[A-Za-z_$]/.test(cleaned) ? cleaned : `_${cleaned}`
}

/** A property's name, in quotes where it has to be. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}

function hasType({ type, enum: values, const: value, properties, items }: SchemaObject): boolean {
  return [type, values, value, properties, items].some((keyword) => keyword !== undefined)
}

function ownType(schema: SchemaObject): string {
  const { type, enum: values, const: value } = schema
  if (value !== undefined) return JSON.stringify(value)
  if (Array.isArray(values)) return values.map((entry) => JSON.stringify(entry)).join(" | ")
  const types = type === undefined ? [schema["items"] === undefined ? "object" : "array"] : [type].flat()
  return unique(types.map((name) => typeOfName(String(name), schema))).join(" | ")
}

function typeOfName(name: string, schema: SchemaObject): string {
  switch (name) {
    case "string":
    case "boolean":
    case "null":
      return name
    case "number":
    case "integer":
      return "number"
    case "array":
      return arrayType(schema)
    default:
      return objectType(schema)
  }
}

function arrayType({ items, prefixItems }: SchemaObject): string {
  const first = schemasOf(prefixItems).map(typeOfSchema)
  const rest = typeOfSchema(items as JsonSchema | undefined)
  if (first.length === 0) return `readonly ${inParentheses(rest)}[]`
  return `readonly [${[...first, ...(items === false ? [] : [`...${inParentheses(rest)}[]`])].join(", ")}]`
}

function objectType({ properties, required, additionalProperties }: SchemaObject): string {
  const names = Array.isArray(required) ? required : []
  const entries = Object.entries(Object(properties) as Record<string, JsonSchema>)
  if (entries.length === 0) {
    return additionalProperties === false
      ? "Readonly<Record<string, never>>"
      : `Readonly<Record<string, ${typeOfSchema(additionalProperties as JsonSchema | undefined)}>>`
  }
  const fields = entries.map(([name, schema]) => {
    const type = typeOfSchema(schema)
    return names.includes(name)
      ? `readonly ${propertyName(name)}: ${type}`
      : `readonly ${propertyName(name)}?: ${type} | undefined`
  })
  return `{ ${fields.join("; ")} }`
}

function schemasOf(value: unknown): readonly JsonSchema[] {
  return Array.isArray(value) ? value : []
}

function inParentheses(type: string): string {
  return /[|&]|^readonly /.test(type) && !/^\{[^{}]*\}$/.test(type) ? `(${type})` : type
}

function unique(types: readonly string[]): readonly string[] {
  return [...new Set(types)]
}
