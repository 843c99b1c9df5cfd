import type { JsonSchema } from "../../declarations/describe-schema.ts"

/**
 * A model for API Gateway that takes at least what the schema takes. Of JSON Schema it keeps what is sure to survive the import
 * of an OpenAPI 3.0 document and to mean the same to the validator, a Java library for draft 4: alternatives, `not`, formats,
 * null, counts of items (which imports drop) and `exclusiveMinimum` (which API Gateway does not know) become `{}` or less.
 * "Amazon API Gateway important notes", API Gateway developer guide.
 */
export function toModel(schema: JsonSchema): JsonSchema {
  return new ModelWriter(schema).write(schema)
}

/** Whether a model refuses nothing. */
export function isOpen(model: JsonSchema): boolean {
  return typeof model === "boolean" ? model : Object.keys(model).every((keyword) => ANNOTATIONS.has(keyword))
}

type SchemaObject = Exclude<JsonSchema, boolean>

const ANNOTATIONS: ReadonlySet<string> = new Set(["title", "description", "default", "examples", "deprecated"])

/** References are written out, which could grow without bounds. */
const MAX_NODES = 2_000

class ModelWriter {
  readonly #root: JsonSchema
  /** The references that are being written out. */
  readonly #open = new Set<string>()
  #nodes = 0

  constructor(root: JsonSchema) {
    this.#root = root
  }

  write(schema: JsonSchema): JsonSchema {
    this.#nodes += 1
    if (typeof schema === "boolean" || this.#nodes > MAX_NODES) return {}
    const { $ref: reference, type, enum: values, const: value } = schema
    if (typeof reference === "string") return this.#follow(reference)
    switch (type) {
      case "object":
        return this.#object(schema)
      case "array":
        return { type, items: "prefixItems" in schema ? {} : this.write(part(schema["items"])) }
      case "string":
        return text(schema)
      case "integer":
      case "number":
        return number(schema)
      case "boolean":
        return { type }
      default:
        return type === undefined && typeof (Array.isArray(values) ? values[0] : value) === "string" ? text(schema) : {}
    }
  }

  #follow(reference: string): JsonSchema {
    // What contains itself is cut off there.
    if (this.#open.has(reference)) return {}
    this.#open.add(reference)
    const model = this.write(this.#resolve(reference))
    this.#open.delete(reference)
    return model
  }

  #resolve(reference: string): JsonSchema {
    if (!reference.startsWith("#")) return true
    const keys = reference.slice(1).split("/").slice(1)
    const target = keys.reduce<unknown>((schema, key) => {
      return Reflect.get(Object(schema) as object, decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"))
    }, this.#root)
    return part(target)
  }

  #object(schema: SchemaObject): JsonSchema {
    const given = Object.entries(Object(schema["properties"]) as Record<string, JsonSchema>)
    const properties = given.map(([name, property]) => [name, this.write(property)] as const)
    // What may be anything may be missing too: `z.unknown()`, or what turns nothing into something.
    const required = list(schema["required"]).filter((name) => given.some(([key, own]) => key === name && !isOpen(own)))
    const isClosed = schema["additionalProperties"] === false && !("patternProperties" in schema)
    return {
      type: "object",
      ...(properties.length > 0 && { properties: Object.fromEntries(properties) }),
      ...(required.length > 0 && { required }),
      ...(isClosed && { additionalProperties: false }),
    }
  }
}

function text(schema: SchemaObject): JsonSchema {
  const { minLength, maxLength, pattern } = schema
  return {
    type: "string",
    ...choices(schema, "string"),
    // JavaScript counts UTF-16 units, of which a character has one or two; Java counts characters.
    ...(typeof minLength === "number" && minLength > 0 && { minLength: Math.ceil(minLength / 2) }),
    ...(typeof maxLength === "number" && { maxLength }),
    ...(typeof pattern === "string" && isPlainPattern(pattern) && { pattern }),
  }
}

/** † Draft 4 and this validator do not take 1.0 for an integer, which is what JavaScript sees in it. */
function number(schema: SchemaObject): JsonSchema {
  const lowest = numbers(schema["minimum"], schema["exclusiveMinimum"])
  const highest = numbers(schema["maximum"], schema["exclusiveMaximum"])
  return {
    type: "number",
    ...choices(schema, "number"),
    ...(lowest.length > 0 && { minimum: Math.max(...lowest) }),
    ...(highest.length > 0 && { maximum: Math.min(...highest) }),
  }
}

function choices({ enum: values, const: value }: SchemaObject, type: "string" | "number"): { enum?: unknown[] } {
  const all: unknown[] = Array.isArray(values) ? values : value === undefined ? [] : [value]
  return all.length > 0 && all.every((each) => typeof each === type) ? { enum: [...new Set(all)] } : {}
}

/** Regular expressions of ECMAScript 5, which the validator's engine knows. */
function isPlainPattern(pattern: string): boolean {
  if (/\(\?<|\\[pPk]|\\u\{|\(\?[a-z-]+:/.test(pattern)) return false
  try {
    return new RegExp(pattern) instanceof RegExp
  } catch {
    return false
  }
}

function numbers(...values: readonly unknown[]): readonly number[] {
  return values.filter((value) => typeof value === "number")
}

function list(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : []
}

function part(value: unknown): JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : true
}
