import { ServiceError } from "../../protocol/service-error.ts"

/** The members of a request, checked as they are read. */
export class OperationInput {
  readonly #members: Readonly<Record<string, unknown>>

  constructor(input: unknown) {
    this.#members = { ...Object(input) }
  }

  text(name: string): string {
    const value = this.optionalText(name)
    if (value === undefined) throw invalid(`Value at '${name}' failed to satisfy constraint: Member must not be null`)
    return value
  }

  optionalText(name: string): string | undefined {
    const value = this.#members[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== "string") throw invalid(`Value at '${name}' is no text`)
    return value
  }

  number(name: string, otherwise: number): number {
    const value = this.#members[name]
    return typeof value === "number" ? value : otherwise
  }

  list(name: string): readonly unknown[] {
    const value = this.#members[name]
    return Array.isArray(value) ? value : []
  }

  flag(name: string): boolean {
    return this.#members[name] === true
  }

  /** JSON in a text. Throws the error that the operation has for what is none. */
  json(name: string, { error, otherwise }: { readonly error: string; readonly otherwise?: string }): string {
    const text = this.optionalText(name) ?? otherwise
    if (text === undefined) throw invalid(`Value at '${name}' failed to satisfy constraint: Member must not be null`)
    try {
      JSON.parse(text)
    } catch (cause) {
      throw new ServiceError(error, `Invalid JSON in ${name}: ${String(cause)}`)
    }
    if (Buffer.byteLength(text) > MAXIMUM_BYTES) throw invalid(`${name} is longer than ${MAXIMUM_BYTES} bytes`)
    return text
  }
}

// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
const MAXIMUM_BYTES = 262_144

function invalid(message: string): ServiceError {
  return new ServiceError("ValidationException", message)
}
