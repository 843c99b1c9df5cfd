import { ServiceError } from "./service-error.ts"
import { isRecord } from "../../model/is-record.ts"

/** How a service words what is wrong with a member of a request. */
export interface InputFaults {
  missing(name: string): ServiceError
  outside(value: number, name: string, reason: string): ServiceError
}

/** One request's members, read with AWS's checks. Numbers may be texts, as the query protocol has nothing else. */
export class RequestInput {
  readonly #members: Readonly<Record<string, unknown>>
  readonly #faults: InputFaults

  constructor(input: unknown, faults: InputFaults) {
    if (!isRecord(input)) throw serializationError()
    this.#members = input
    this.#faults = faults
  }

  text(name: string): string | undefined {
    const value = this.#members[name] ?? undefined
    if (value !== undefined && typeof value !== "string") throw serializationError()
    return value
  }

  /** Throws where it is absent or empty. */
  requiredText(name: string): string {
    const value = this.text(name)
    if (!value) throw this.#faults.missing(name)
    return value
  }

  /** Throws where it is outside the bounds. */
  integer(name: string, { from, to, reason }: Bounds): number | undefined {
    const value = this.#members[name] ?? undefined
    if (value === undefined) return undefined
    const number = typeof value === "string" && value !== "" ? Number(value) : value
    if (typeof number !== "number" || !Number.isInteger(number)) throw serializationError()
    if (number < from || number > to) throw this.#faults.outside(number, name, reason)
    return number
  }

  flag(name: string): boolean {
    const value = this.#members[name] ?? false
    if (typeof value === "boolean") return value
    if (value !== "true" && value !== "false") throw serializationError()
    return value === "true"
  }

  texts(name: string): readonly string[] {
    return this.#list(name).map((value) => {
      if (typeof value !== "string") throw serializationError()
      return value
    })
  }

  inputs(name: string): readonly RequestInput[] {
    return this.#list(name).map((value) => new RequestInput(value, this.#faults))
  }

  /** A map of texts. */
  textMap(name: string): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(this.#map(name)).map(([key, value]) => {
        if (typeof value !== "string") throw serializationError()
        return [key, value]
      }),
    )
  }

  /** A map of structures. */
  inputMap(name: string): Readonly<Record<string, RequestInput>> {
    return Object.fromEntries(
      Object.entries(this.#map(name)).map(([key, value]) => [key, new RequestInput(value, this.#faults)]),
    )
  }

  #map(name: string): Readonly<Record<string, unknown>> {
    const value = this.#members[name] ?? {}
    if (!isRecord(value)) throw serializationError()
    return value
  }

  #list(name: string): readonly unknown[] {
    // The query protocol has an empty text for an empty list.
    const value = this.#members[name] || []
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
