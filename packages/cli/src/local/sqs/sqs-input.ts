import { ServiceError } from "../protocol/service-error.ts"
import { invalidValue, missingParameter } from "./sqs-errors.ts"

/** One request's members, read with AWS's checks. Numbers may be texts, as the query protocol has nothing else. */
export class SqsInput {
  readonly #members: Readonly<Record<string, unknown>>

  constructor(input: unknown) {
    if (!isRecord(input)) throw serializationError()
    this.#members = input
  }

  text(name: string): string | undefined {
    const value = this.#members[name] ?? undefined
    if (value !== undefined && typeof value !== "string") throw serializationError()
    return value
  }

  /** Throws MissingParameter where it is absent or empty. */
  requiredText(name: string): string {
    const value = this.text(name)
    if (!value) throw missingParameter(name)
    return value
  }

  /** Throws InvalidParameterValue with `reason` where it is outside the bounds. */
  integer(name: string, { from, to, reason }: Bounds): number | undefined {
    const value = this.#members[name] ?? undefined
    if (value === undefined) return undefined
    const number = typeof value === "string" && value !== "" ? Number(value) : value
    if (typeof number !== "number" || !Number.isInteger(number)) throw serializationError()
    if (number < from || number > to) throw invalidValue(number, name, reason)
    return number
  }

  texts(name: string): readonly string[] {
    return this.#list(name).map((value) => {
      if (typeof value !== "string") throw serializationError()
      return value
    })
  }

  inputs(name: string): readonly SqsInput[] {
    return this.#list(name).map((value) => new SqsInput(value))
  }

  /** A map of texts. */
  textMap(name: string): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(this.map(name)).map(([key, value]) => {
        if (typeof value !== "string") throw serializationError()
        return [key, value]
      }),
    )
  }

  map(name: string): Readonly<Record<string, unknown>> {
    const value = this.#members[name] ?? {}
    if (!isRecord(value)) throw serializationError()
    return value
  }

  #list(name: string): readonly unknown[] {
    const value = this.#members[name] ?? []
    if (!Array.isArray(value)) throw serializationError()
    return value
  }
}

export interface Bounds {
  readonly from: number
  readonly to: number
  /** `Must be between 1 and 10, if provided.` */
  readonly reason: string
}

export function serializationError(): ServiceError {
  return new ServiceError("SerializationException", "The request could not be deserialized.")
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
