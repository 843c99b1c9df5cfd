import { PatternFault } from "./pattern-fault.ts"
import { readRegex } from "./read-regex.ts"

/** As many regular expressions as one pattern may have. */
const MOST_REGEXES = 2

/** Reads a filter pattern from left to right. */
export class PatternReader {
  readonly #text: string
  #position = 0
  #regexes = 0

  constructor(text: string) {
    this.#text = text
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#text.length
  }

  /** What was not read yet. */
  get rest(): string {
    return this.#text.slice(this.#position)
  }

  isAt(text: string): boolean {
    return this.#text.startsWith(text, this.#position)
  }

  /** Reads what a sticky expression fits, and returns its first group, or all of it where it has none. */
  take(expression: RegExp): string | undefined {
    expression.lastIndex = this.#position
    const match = expression.exec(this.#text)
    if (!match) return undefined
    this.#position += match[0].length
    return match[1] ?? match[0]
  }

  skipSpace(): void {
    this.take(/\s*/y)
  }

  /** Reads `text` with the space around it, or throws. */
  expect(text: string): void {
    this.skipSpace()
    if (!this.isAt(text)) this.fail(`lacks a ${text}`)
    this.#position += text.length
    this.skipSpace()
  }

  /** A phrase in double quotes, without them. */
  takePhrase(): string | undefined {
    if (!this.isAt('"')) return undefined
    const phrase = this.take(/"((?:[^"\\]|\\.)*)"/y)
    if (phrase === undefined) throw new PatternFault("has a quotation mark that does not end", 'Put a " behind it.')
    return phrase.replaceAll(/\\(.)/g, "$1")
  }

  /** A regular expression between percent signs. */
  takeRegex(): RegExp | undefined {
    if (!this.isAt("%")) return undefined
    const source = this.take(/%([^%]*)%/y)
    if (source === undefined) throw new PatternFault("has a regular expression that does not end", "Put a % behind it.")
    if (++this.#regexes > MOST_REGEXES)
      throw new PatternFault("has more than two regular expressions", "CloudWatch Logs takes two in a pattern.")
    return readRegex(source)
  }

  fail(problem: string): never {
    const place = this.isAtEnd ? "at its end" : `at ${JSON.stringify(this.rest.slice(0, 20))}`
    throw new PatternFault(`${problem} ${place}`, grammar)
  }
}

const grammar = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html has the syntax."
