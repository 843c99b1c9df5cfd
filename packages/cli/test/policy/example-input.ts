// What the SDK's packages say of their operations, as `@smithy/core/schema` reads it: a number is a simple type, in
// which 64 makes a list of it and 128 a map; a pair has traits after the type; longer arrays begin with what they are.
const [list, map, structure, union, operation] = [1, 2, 3, 4, 9]

/** An input for an operation of an installed client, as code in which every parameter is given. */
export function exampleInput(schema: unknown, prefix: string): string {
  const parts: unknown = resolved(schema)
  if (!Array.isArray(parts) || parts[0] !== operation) return "{}"
  return example("input", parts[4], { prefix, depth: 0 })
}

interface Place {
  readonly prefix: string
  readonly depth: number
}

function example(name: string, given: unknown, place: Place): string {
  const schema: unknown = resolved(given)
  if (typeof schema === "number") return simple(name, schema, place)
  if (!Array.isArray(schema)) return text(name, place)
  const parts: readonly unknown[] = schema
  if (parts.length === 2) return example(name, parts[0], place)
  const [kind, , , , inner, second] = parts
  if (kind === list) return `[${example(name, inner, place)}]`
  if (kind === map) return `{ k: ${example(name, second, place)} }`
  if (kind === structure || kind === -structure || kind === union) return members(inner, second, kind === union, place)
  return kind === 0 ? example(name, parts[3] === undefined ? 0 : (inner ?? 0), place) : "{}"
}

function members(names: unknown, schemas: unknown, isUnion: boolean, { prefix, depth }: Place): string {
  if (!Array.isArray(names) || !Array.isArray(schemas) || depth > 4) return "{}"
  const given = isUnion ? names.slice(0, 1) : names
  const fields = given.map((name, index) => {
    const value = example(String(name), schemas[index], { prefix, depth: depth + 1 })
    return `${JSON.stringify(name)}: ${value}`
  })
  return `{ ${fields.join(", ")} }`
}

function simple(name: string, type: number, place: Place): string {
  if (type >= 128) return `{ k: ${simple(name, type - 128, place)} }`
  if (type >= 64) return `[${simple(name, type - 64, place)}]`
  if (type === 0) return text(name, place)
  if (type === 2) return "true"
  if (type >= 4 && type <= 7) return "new Date(0)"
  return type === 1 || type === 17 ? "1" : "new Uint8Array()"
}

function text(name: string, { prefix }: Place): string {
  return JSON.stringify(/arns?$/i.test(name) ? `arn:aws:${prefix}:us-east-1:111122223333:given/${name}` : name)
}

function resolved(schema: unknown): unknown {
  return typeof schema === "function" ? resolved(schema()) : schema
}
