import type { LineFilter } from "./line-filter.ts"
import { PatternFault } from "./pattern-fault.ts"
import type { PatternReader } from "./pattern-reader.ts"
import { readLogic, type Test } from "./read-logic.ts"
import { readComparison } from "./value-condition.ts"

interface Field {
  readonly name: string
  readonly fits: Test<string>
}

const rest = "..."

/** `[ip, user, ..., status = 4*, bytes > 1000]`, for lines with spaces between their fields. */
export function fieldsFilter(reader: PatternReader): LineFilter {
  const fields: (Field | typeof rest)[] = []
  reader.expect("[")
  do fields.push(readField(reader))
  while (reader.take(/\s*,\s*/y) !== undefined)
  reader.expect("]")
  if (!reader.isAtEnd) reader.fail("goes on behind its ]")
  const gap = fields.indexOf(rest)
  if (gap !== fields.lastIndexOf(rest)) throw new PatternFault("has ... twice", "Keep one of them.")
  const named = fields.filter((field) => field !== rest)
  const twice = named.find(({ name }, index) => named.findIndex((other) => other.name === name) !== index)
  if (twice) throw new PatternFault(`has the field ${twice.name} twice`, "Give them names of their own.")
  return (line) => {
    const values = gap < 0 ? upTo(named.length, valuesOf(line)) : around(gap, named.length, valuesOf(line))
    if (!values || !named.every(({ fits }, index) => fits(values[index] ?? ""))) return undefined
    return { extractedFields: Object.fromEntries(named.map(({ name }, index) => [name, values[index] ?? ""])) }
  }
}

function readField(reader: PatternReader): Field | typeof rest {
  reader.skipSpace()
  if (reader.take(/\.\.\./y) !== undefined) return rest
  const [name] = /^\(*\s*([A-Za-z_]\w*)/.exec(reader.rest)?.slice(1) ?? []
  if (name === undefined) return reader.fail("lacks the name of a field")
  if (/^\w+\s*[,\]]/.test(reader.rest)) {
    reader.take(/\w+/y)
    return { name, fits: () => true }
  }
  const fits = readLogic<string>(reader, () => {
    if (reader.take(/[A-Za-z_]\w*/y) !== name) return reader.fail(`compares something else than its field ${name}`)
    return readComparison(reader, /[^\s,()\]&|"%]+/y)
  })
  return { name, fits }
}

/** The fields of a line; what is in quotes or brackets is one. */
function valuesOf(line: string): readonly string[] {
  return Array.from(line.matchAll(/"([^"]*)"|\[([^\]]*)\]|(\S+)/g), ([, quoted, bracketed, word]) => {
    return quoted ?? bracketed ?? word ?? ""
  })
}

/** The last field has all that is left. */
function upTo(count: number, values: readonly string[]): readonly string[] | undefined {
  if (values.length < count) return undefined
  return [...values.slice(0, count - 1), values.slice(count - 1).join(" ")]
}

function around(gap: number, count: number, values: readonly string[]): readonly string[] | undefined {
  if (values.length < count) return undefined
  return [...values.slice(0, gap), ...values.slice(values.length - (count - gap))]
}
