import { argument, type Site } from "./frame.ts"
import { exactKeysOf, keysOf } from "./keys-of.ts"
import { meanings } from "./schema-meanings.ts"
import { isSchema, objectNames, type SchemaCall } from "./external.ts"
import { literal, literalOf } from "./text.ts"
import { merged, nothing, record, union, unknown, type Value, type ValueSet } from "./value.ts"

/** What the schemas hand back for a value: the value itself, transformed, or its default where it is missing. */
export function applySchema(schemas: ValueSet, given: ValueSet, site: Site): ValueSet {
  return union(...schemas.map((schema) => applyOne(schema, given, site)))
}

function applyOne(schema: Value, given: ValueSet, site: Site): ValueSet {
  if (isSchema(schema)) return applyCalls(schema.calls, given, site)
  if (schema.kind === "object" || schema.kind === "record" || schema.kind === "merged") {
    return applyShape(schema, given, site)
  }
  const written = literalOf(schema)
  return written === undefined ? lost(given) : applyDefinition(written, given)
}

function applyCalls(calls: readonly SchemaCall[], given: ValueSet, site: Site): ValueSet {
  const call = calls.at(-1)
  if (!call) return given
  const { name, args } = call
  const before = calls.slice(0, -1)
  const value = applyCalls(before, given, site)
  if (objectNames.has(name)) {
    if (args.list.length === 0) return value
    const fields = applySchema(argument(args, 0), given, site)
    return before.length > 0 ? [merged([value, fields])] : fields
  }
  const apply = (schemas: ValueSet, input: ValueSet) => applySchema(schemas, input, site)
  const applyBefore = before.length > 0 ? (input: ValueSet) => applyCalls(before, input, site) : undefined
  return meanings.get(name)?.({ name, args, given, value, apply, applyBefore, site }) ?? lost(value)
}

/** `{ TABLE: schema }`: each property as its schema leaves it, and the other properties as they are. */
function applyShape(shape: Value, given: ValueSet, site: Site): ValueSet {
  const { run } = site.frame
  const missing = given.filter(({ kind }) => kind === "undefined")
  const objects = given.filter(({ kind }) => kind !== "undefined")
  if (objects.length === 0) return missing
  const exact = exactKeysOf(shape, run.facts)
  const fields = (exact ?? keysOf(shape)).map((key): [string, ValueSet] => {
    const name = key.replace(/\?$/, "")
    return [name, applySchema(run.read([shape], key, site), run.read(objects, name, site), site)]
  })
  return union(missing, exact ? nothing : lost(given), [merged([objects, [record(new Map(fields))]])])
}

// ArkType's `"string = 'dev'"`.
function applyDefinition(definition: string, given: ValueSet): ValueSet {
  const [, , fallback] = /(?<![<>=!])=(?!=)\s*(["']?)(.*)\1\s*$/.exec(definition) ?? []
  if (/\.(?:parse|trim|lower|upper|capitalize|normalize)|\|>|=>/.test(definition)) return lost(given)
  return given.map((value) => (value.kind === "undefined" && fallback !== undefined ? literal(fallback) : value))
}

/** Of a schema that is not understood, only data comes out; or code, where code went in. */
function lost(given: ValueSet): ValueSet {
  const code = given.filter(({ kind }) => !plain.has(kind))
  return code.length > 0 ? union(code, [unknown("external")]) : [unknown("data")]
}

const plain: ReadonlySet<Value["kind"]> = new Set(["text", "primitive", "undefined", "unknown", "environment", "event"])
