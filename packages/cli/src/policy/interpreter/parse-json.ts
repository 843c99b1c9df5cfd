import { plainValue } from "./plain-value.ts"
import { literal, text } from "./text.ts"
import { type TextPart, unknown, type Value } from "./value.ts"

/** What `JSON.parse` makes of a text. Names and ARNs of resources may stand in its strings. */
export function parseJson(value: Value): Value {
  if (value.kind !== "text" || value.parts.some(({ kind }) => kind === "unknown")) return unknown("data")
  const written = value.parts.map((part, index) => (part.kind === "literal" ? part.text : placeholder(index)))
  try {
    return plainValue(JSON.parse(written.join("")), (string) => fillIn(string, value.parts))
  } catch {
    // It throws where the code runs, too.
    return unknown("data")
  }
}

// Private-use characters, which no name and no ARN has.
function placeholder(index: number): string {
  return `\uE000${index}\uE001`
}

function fillIn(string: string, parts: readonly TextPart[]): Value {
  if (!string.includes("\uE000")) return literal(string)
  return text(
    string.split(/\uE000(\d+)\uE001/).flatMap((piece, at): readonly TextPart[] => {
      if (at % 2 === 0) return piece === "" ? [] : [{ kind: "literal", text: piece }]
      const part = parts[Number(piece)]
      return part ? [part] : []
    }),
  )
}
