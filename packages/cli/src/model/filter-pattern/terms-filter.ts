import type { LineFilter } from "./line-filter.ts"
import { PatternFault } from "./pattern-fault.ts"
import type { PatternReader } from "./pattern-reader.ts"

interface Term {
  /** `?` one of several, `-` none of them. */
  readonly sign: string
  readonly text: string
}

/** `ERROR`, `"not found" -DEBUG`, `?ERROR ?WARN`, `%E[0-9]+%`; lines of any form. */
export function termsFilter(reader: PatternReader): LineFilter {
  const regex = reader.takeRegex()
  if (regex) {
    if (!reader.isAtEnd) reader.fail("has something beside its regular expression")
    return (line) => (regex.test(line) ? {} : undefined)
  }
  const terms: Term[] = []
  while (!reader.isAtEnd) {
    terms.push(readTerm(reader))
    reader.skipSpace()
  }
  const [all, none, any] = ["", "-", "?"].map((sign) => terms.filter((term) => term.sign === sign))
  if (any?.length && any.length < terms.length)
    throw new PatternFault(
      "has terms with ? beside others",
      "CloudWatch Logs ignores the ? there: give it to all or none.",
    )
  return (line) => {
    const isIn = ({ text }: Term) => line.includes(text)
    return all?.every(isIn) && !none?.some(isIn) && (!any?.length || any.some(isIn)) ? {} : undefined
  }
}

function readTerm(reader: PatternReader): Term {
  const sign = reader.take(/[-?]/y) ?? ""
  const phrase = reader.takePhrase()
  if (phrase !== undefined) return { sign, text: phrase }
  if (reader.isAt("%")) reader.fail("has a regular expression beside terms")
  const text = reader.take(/[^\s"]+/y)
  if (text === undefined) return reader.fail("lacks a term")
  if (/\W/.test(text))
    throw new PatternFault(
      `has the term ${text}, which is not only letters, digits and _`,
      `Write "${text}" in quotes.`,
    )
  return { sign, text }
}
