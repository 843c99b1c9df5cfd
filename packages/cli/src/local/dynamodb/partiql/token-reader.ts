import type { AttributeValue } from "../attribute-value.ts"
import { validationError } from "../dynamodb-error.ts"
import type { Token } from "./tokenize.ts"
import { malformed, tokenize } from "./tokenize.ts"

/** Reads a statement from left to right and hands out the parameters its question marks stand for. */
export class TokenReader {
  readonly #statement: string
  readonly #tokens: readonly Token[]
  readonly #parameters: readonly AttributeValue[]
  #position = 0
  #usedParameters = 0

  constructor(statement: string, parameters: readonly AttributeValue[]) {
    this.#statement = statement
    this.#tokens = tokenize(statement)
    this.#parameters = parameters
  }

  /** Whether a keyword (in any case) or a symbol comes next; takes it when it does. */
  takes(text: string): boolean {
    if (!this.sees(text)) return false
    this.#position++
    return true
  }

  sees(text: string, ahead = 0): boolean {
    const token = this.#tokens[this.#position + ahead]
    return (token?.type === "word" || token?.type === "symbol") && token.text.toUpperCase() === text.toUpperCase()
  }

  expect(...texts: readonly string[]): void {
    for (const text of texts) if (!this.takes(text)) throw this.malformed()
  }

  /** The text of the next token when it is of one of these types; takes it. */
  takeOf(...types: readonly Token["type"][]): string | undefined {
    const token = this.#tokens[this.#position]
    if (!token || !types.includes(token.type)) return undefined
    this.#position++
    return token.text
  }

  name(): string {
    const name = this.takeOf("name", "word")
    if (name === undefined) throw this.malformed()
    return name
  }

  parameter(): AttributeValue {
    const value = this.#parameters[this.#usedParameters++]
    if (!value) throw wrongParameterCount()
    return value
  }

  /** Throws ValidationException unless statement and parameters are used up. */
  end(): void {
    this.takes(";")
    if (this.#position < this.#tokens.length) throw this.malformed()
    if (this.#usedParameters < this.#parameters.length) throw wrongParameterCount()
  }

  malformed() {
    return malformed(this.#statement)
  }
}

function wrongParameterCount() {
  return validationError("Number of parameters in request and statement don't match.")
}
