import type { JsonSchema } from "@tsapi/framework/internal"
import { canonicalJson } from "../model/canonical-json.ts"

type SchemaObject = Exclude<JsonSchema, boolean>

export interface NamedSchema {
  /** The name the source gives the schema; absent where it is written in place. */
  readonly name?: string | undefined
  /** What to call it, or the definitions in it, where it has none: `TodoController.create.body`. */
  readonly place: string
}

/** The schemas that operations share. Equal schemas of one name are one; different ones get different names. */
export class SchemaComponents {
  readonly #schemas = new Map<string, JsonSchema>()
  /** What a name was given for, before references in it were rewritten. */
  readonly #sources = new Map<string, string>()

  /** By name, sorted; an object that another of them spells out again becomes a reference to it. */
  get schemas(): Readonly<Record<string, JsonSchema>> {
    const sorted = [...this.#schemas].toSorted(([a], [b]) => (a < b ? -1 : 1))
    const names = new Map(sorted.flatMap(([name, json]) => (isObjectType(json) ? [[canonicalJson(json), name]] : [])))
    return Object.fromEntries(sorted.map(([name, json]) => [name, mapParts(json, (part) => refer(part, names))]))
  }

  /** Makes a schema part of the document, and returns what to put in its place. */
  add(json: JsonSchema, { name, place }: NamedSchema): JsonSchema {
    if (typeof json === "boolean") return json
    const { $defs, definitions, ...root } = json
    const refersToItself = JSON.stringify(json).includes('"$ref":"#"')
    const own = name ?? (refersToItself ? place : undefined)
    const self = own === undefined ? undefined : this.#reserve(own, place, json)
    const names: Record<string, string> = self === undefined ? {} : { "#": self }
    const parts = Object.entries({ ...Object(definitions), ...Object($defs) } as Record<string, JsonSchema>)
    for (const [key, part] of parts) {
      // zod numbers what has no name of its own.
      const [, number] = /^__schema(\d+)$/.exec(key) ?? []
      const chosen = this.#reserve(number === undefined ? key : `${self ?? place}.${number}`, place, { part, json })
      names[`#/$defs/${key}`] = chosen
      names[`#/definitions/${key}`] = chosen
    }
    for (const [key, part] of parts) this.#set(names[`#/$defs/${key}`], rewrite(part, names))
    if (self === undefined) return rewrite(root, names)
    this.#set(self, rewrite(root, names))
    return refersTo(self)
  }

  /** What a schema says, where it is a reference to one of these. */
  read(json: JsonSchema): SchemaObject {
    const reference = typeof json === "object" && typeof json["$ref"] === "string" ? json["$ref"] : undefined
    const target = reference === undefined ? json : this.#schemas.get(reference.replace(prefix, ""))
    return typeof target === "object" ? target : {}
  }

  #set(name: string | undefined, json: JsonSchema): void {
    if (name !== undefined) this.#schemas.set(name, json)
  }

  #reserve(wanted: string, place: string, source: unknown): string {
    const text = canonicalJson(source)
    const base = wanted.replace(/[^A-Za-z0-9._-]/g, "_")
    const candidates = [base, `${place}.${base}`.replace(/[^A-Za-z0-9._-]/g, "_")]
    for (let index = 2; ; index++) {
      const name = candidates.shift() ?? `${base}${index}`
      if ((this.#sources.get(name) ?? text) !== text) continue
      this.#sources.set(name, text)
      return name
    }
  }
}

const prefix = "#/components/schemas/"

function isObjectType(json: unknown): boolean {
  return Object(json).type === "object" && Object.keys(Object(Object(json).properties)).length > 0
}

function refer(part: unknown, names: ReadonlyMap<string, string>): unknown {
  const name = isObjectType(part) ? names.get(canonicalJson(part)) : undefined
  return name === undefined ? mapParts(part, (inner) => refer(inner, names)) : refersTo(name)
}

/** A value with something in the place of everything directly below it. */
function mapParts(value: JsonSchema, change: (part: unknown) => unknown): JsonSchema
function mapParts(value: unknown, change: (part: unknown) => unknown): unknown
function mapParts(value: unknown, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change)
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, change(entry)]))
}

export function refersTo(name: string): SchemaObject {
  return { $ref: prefix + name }
}

function rewrite(value: JsonSchema, names: Readonly<Record<string, string>>): JsonSchema
function rewrite(value: unknown, names: Readonly<Record<string, string>>): unknown
function rewrite(value: unknown, names: Readonly<Record<string, string>>): unknown {
  if (Array.isArray(value)) return value.map((entry: unknown) => rewrite(entry, names))
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      const name = key === "$ref" && typeof entry === "string" ? names[entry] : undefined
      return [key, name === undefined ? rewrite(entry, names) : prefix + name]
    }),
  )
}
