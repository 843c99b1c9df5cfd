import { hasFallback, looseners } from "./loosen-schema.ts"
import type { Schema } from "./schemas.ts"

/** JSON Schema, draft 2020-12. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown }

/** A schema as plain data. */
export interface DescribedSchema {
  /** What the schema takes; `{}` in each place that its library cannot express. */
  readonly json: JsonSchema
  /** What all that the schema takes fits; absent where that is `json`. */
  readonly atLeast?: JsonSchema | undefined
  /** Why something in it is `{}`. */
  readonly lacks?: string | undefined
}

/** The Standard JSON Schema interface, and what libraries had before it. */
interface Convertible {
  readonly "~standard": Schema["~standard"] & {
    readonly jsonSchema?: { input(options: { target: string; libraryOptions?: object }): object }
  }
  toJsonSchema?(): object
}

interface Conversion {
  /** Whether what JSON Schema has no words for becomes `{}`, where it otherwise throws. */
  readonly lenient: boolean
  /** Of the library's converter. */
  readonly options?: object | undefined
  /** Imports a package as the project does. */
  load(name: string): object
}

type Convert = (schema: Convertible, conversion: Conversion) => object | undefined

const target = "draft-2020-12"

/** By vendor, for versions without the Standard JSON Schema interface. */
const converters: Readonly<Record<string, Convert>> = {
  zod: (schema, { lenient, load, options }) =>
    call(load("zod"), "toJSONSchema", schema, {
      target,
      io: "input",
      unrepresentable: lenient ? "any" : "throw",
      ...options,
    }),
  valibot: (schema, { lenient, load, options }) =>
    call(load("@valibot/to-json-schema"), "toJsonSchema", schema, {
      target,
      typeMode: "input",
      errorMode: lenient ? "ignore" : "throw",
      ...options,
    }),
  arktype: (schema) => schema.toJsonSchema?.(),
}

/**
 * A schema of any library in JSON Schema: through the Standard JSON Schema interface, else with the library's own converter,
 * which is looked up from `file`, a module of the project.
 */
export function describeSchema(schema: Schema, file: string): DescribedSchema {
  // Whether it is more than a Standard Schema, only its own properties tell.
  const convertible = schema as Convertible
  const load = (name: string) => loadFrom(file, name)
  let lacks: string | undefined
  for (const lenient of [false, true]) {
    try {
      const converted = convert(convertible, { lenient, load })
      if (!converted) return { json: {}, lacks: `${vendorOf(schema)} has no converter to it here` }
      const json = plain(converted)
      const atLeast = looserThan(json, convertible, { lenient, load })
      return { json, ...(atLeast !== undefined && { atLeast }), lacks }
    } catch (error) {
      lacks ??= reasonOf(error)
    }
  }
  return { json: {}, lacks }
}

/** Undefined where it says no less than `json`. */
function looserThan(json: JsonSchema, schema: Convertible, conversion: Conversion): JsonSchema | undefined {
  if (hasFallback(schema)) return {}
  const options = looseners[vendorOf(schema)]
  const loose = options && convert(schema, { ...conversion, options })
  return loose && JSON.stringify(plain(loose)) !== JSON.stringify(json) ? plain(loose) : undefined
}

function convert(schema: Convertible, conversion: Conversion): object | undefined {
  const { jsonSchema, vendor } = schema["~standard"]
  const libraryOptions = { ...(conversion.lenient && { unrepresentable: "any" }), ...conversion.options }
  if (jsonSchema) return jsonSchema.input({ target, libraryOptions })
  return isTypeBox(schema) ? schema : converters[vendor]?.(schema, conversion)
}

function vendorOf(schema: Schema): string {
  return schema["~standard"].vendor
}

// TypeBox's types are JSON Schema; the mark is a symbol in its first releases and a key in the later ones.
function isTypeBox(schema: object): boolean {
  return "~kind" in schema || Symbol.for("TypeBox.Kind") in schema
}

function call(module: object, name: string, ...args: readonly unknown[]): object | undefined {
  const convert: unknown = Reflect.get(module, name)
  return typeof convert === "function" ? convert(...args) : undefined
}

function loadFrom(file: string, name: string): object {
  return Object(process.getBuiltinModule("node:module").createRequire(file)(name))
}

function plain(schema: object): JsonSchema {
  const { $schema: _draft, "~standard": _standard, ...json } = JSON.parse(JSON.stringify(schema))
  return json
}

function reasonOf(error: unknown): string {
  return String((error as Partial<Error> | undefined)?.message ?? error).split("\n")[0] ?? ""
}
