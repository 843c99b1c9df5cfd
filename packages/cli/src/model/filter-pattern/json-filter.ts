import { jsonOf } from "../json-of.ts"
import type { LineFilter } from "./line-filter.ts"
import type { PatternReader } from "./pattern-reader.ts"
import { readLogic, type Test } from "./read-logic.ts"
import { readComparison } from "./value-condition.ts"

/** `{ $.level = "ERROR" && $.status >= 500 }`, for lines that are JSON objects. */
export function jsonFilter(reader: PatternReader): LineFilter {
  reader.expect("{")
  const fits = readLogic(reader, () => readCondition(reader))
  reader.expect("}")
  if (!reader.isAtEnd) reader.fail("goes on behind its }")
  return (line) => {
    const document = parse(line)
    return document !== undefined && fits(document) ? {} : undefined
  }
}

function parse(line: string): unknown {
  return /^\s*[{[]/.test(line) ? jsonOf(line) : undefined
}

/** A member's name, a place in a list, or all of them. */
type Step = string | number | typeof each
const each = Symbol("each")

function readCondition(reader: PatternReader): Test<unknown> {
  const steps = readSelector(reader)
  reader.skipSpace()
  if (reader.take(/NOT\s+EXISTS(?!\w)/iy) !== undefined) return (document) => valuesAt(document, steps).length === 0
  const named = reader.take(/IS\s+(NULL|TRUE|FALSE)(?!\w)/iy)
  const wanted = named && JSON.parse(named.toLowerCase())
  const fits = named === undefined ? readComparison(reader, /[^\s(){}&|"%]+/y) : (value: unknown) => value === wanted
  return (document) => valuesAt(document, steps).some(fits)
}

function readSelector(reader: PatternReader): readonly Step[] {
  if (reader.take(/\$/y) === undefined) return reader.fail("lacks a selector such as $.level")
  const steps: Step[] = []
  for (;;) {
    const name = reader.take(/\.([\w-]+)/y) ?? reader.take(/\.?\['([^']+)'\]/y) ?? reader.take(/\.?\["([^"]+)"\]/y)
    const index = name === undefined ? reader.take(/\[(\d+)\]/y) : undefined
    const step = name ?? (index === undefined ? undefined : Number(index))
    if (step !== undefined) steps.push(step)
    else if (reader.take(/\.\*|\[\*\]/y) !== undefined) steps.push(each)
    else if (reader.isAt(".") || reader.isAt("[")) reader.fail("has a selector that is none")
    else return steps
  }
}

function valuesAt(document: unknown, [step, ...rest]: readonly Step[]): readonly unknown[] {
  if (step === undefined) return [document]
  if (typeof document !== "object" || document === null) return []
  if (step === each) return Object.values(document).flatMap((value) => valuesAt(value, rest))
  if (Array.isArray(document) !== (typeof step === "number") || !Object.hasOwn(document, step)) return []
  return valuesAt(Reflect.get(document, step), rest)
}
