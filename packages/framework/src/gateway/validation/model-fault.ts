import type { ErrorObject } from "ajv"

/**
 * What API Gateway's validator, java-json-tools/json-schema-validator, says of a fault. Seen from AWS for missing properties;
 * † the others as that library writes them.
 */
export function modelFault(error: ErrorObject): string {
  const { keyword, params, data, parentSchema, schema } = error as Fault
  const shown = textOf(data)
  switch (keyword) {
    case "required":
      return `object has missing required properties (${JSON.stringify(missing(schema, data))})`
    case "additionalProperties":
      return `object instance has properties which are not allowed by the schema: ${JSON.stringify(extra(parentSchema, data))}`
    case "type":
      return `instance type (${typeOf(data)}) does not match any allowed primitive type (allowed: ${JSON.stringify(allowed(params.type))})`
    case "enum":
      return `instance value (${shown}) not found in enum (possible values: ${JSON.stringify(schema)})`
    case "minLength":
      return `string ${shown} is too short (length: ${charactersOf(data)}, required minimum: ${params.limit})`
    case "maxLength":
      return `string ${shown} is too long (length: ${charactersOf(data)}, maximum allowed: ${params.limit})`
    case "pattern":
      return `ECMA 262 regex ${JSON.stringify(schema)} does not match input string ${shown}`
    case "minimum":
      return `numeric instance is lower than the required minimum (minimum: ${params.limit}, found: ${shown})`
    case "maximum":
      return `numeric instance is greater than the required maximum (maximum: ${params.limit}, found: ${shown})`
    default:
      return `keyword ${keyword} does not match`
  }
}

interface Fault extends ErrorObject {
  readonly params: { readonly type?: string; readonly limit?: number }
  readonly parentSchema: { readonly properties?: object }
}

function missing(required: unknown, data: unknown): readonly string[] {
  const names: readonly string[] = Array.isArray(required) ? required : []
  return names.filter((name) => !Object.hasOwn(Object(data) as object, name)).toSorted()
}

function extra({ properties = {} }: { readonly properties?: object }, data: unknown): readonly string[] {
  return Object.keys(Object(data) as object)
    .filter((name) => !Object.hasOwn(properties, name))
    .toSorted()
}

/** Of what has others in it, only the type: it may be as deep as a request is long. */
function textOf(data: unknown): string {
  return typeof data === "object" ? typeOf(data) : JSON.stringify(data)
}

/** As Java counts them. */
function charactersOf(data: unknown): number {
  return typeof data === "string" ? Array.from(data).length : 0
}

function typeOf(data: unknown): string {
  if (data === null) return "null"
  if (Array.isArray(data)) return "array"
  return Number.isInteger(data) ? "integer" : typeof data
}

/** A schema for numbers allows integers too. */
function allowed(type: string | undefined): readonly string[] {
  return type === "number" ? ["integer", "number"] : [String(type)]
}
