import type { Schema } from "./schemas.ts"

/** JSON Schema, draft 2020-12. */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown }

/** A schema as plain data. */
export interface DescribedSchema {
  /** What the schema takes; `{}` in each place that its library cannot express. */
  readonly json: JsonSchema
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
  /** Imports a package as the project does. */
  load(name: string): object
}

type Convert = (schema: Convertible, conversion: Conversion) => object | undefined

const target = "draft-2020-12"

/** By vendor, for versions without the Standard JSON Schema interface. */
const converters: Readonly<Record<string, Convert>> = {
  zod: (schema, { lenient, load }) =>
    call(load("zod"), "toJSONSchema", schema, { target, io: "input", unrepresentable: lenient ? "any" : "throw" }),
  valibot: (schema, { lenient, load }) =>
    call(load("@valibot/to-json-schema"), "toJsonSchema", schema, {
      target,
      typeMode: "input",
      errorMode: lenient ? "ignore" : "throw",
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
      const json = convert(convertible, { lenient, load })
      return json
        ? { json: plain(json), lacks }
        : { json: {}, lacks: `${vendorOf(schema)} has no converter to it here` }
    } catch (error) {
      lacks ??= reasonOf(error)
    }
  }
  return { json: {}, lacks }
}

function convert(schema: Convertible, conversion: Conversion): object | undefined {
  const { jsonSchema, vendor } = schema["~standard"]
  const libraryOptions = { unrepresentable: "any" }
  if (jsonSchema) return jsonSchema.input({ target, ...(conversion.lenient && { libraryOptions }) })
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
