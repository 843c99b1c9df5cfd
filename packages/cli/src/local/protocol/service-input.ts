import { ServiceError } from "./service-error.ts"
import { isRecord } from "../../model/is-record.ts"

/** How a service says what is wrong with a member of a request. */
export interface InputDialect {
  /** Whether numbers and booleans may be texts, as the query protocol has nothing else. */
  readonly isTextual?: boolean
  missing(name: string): ServiceError
  empty(name: string): ServiceError
  outside(value: number, name: string, bounds: Bounds): ServiceError
}

export interface Bounds {
  readonly from: number
  readonly to: number
  /** Where the service words it for this member alone: `Must be between 1 and 10, if provided.` */
  readonly reason?: string
}

/** As most of AWS's JSON services say it. */
export const validation: InputDialect = {
  missing: (name) =>
    validationError(`Value null at '${memberName(name)}' failed to satisfy constraint: Member must not be null`),
  empty: (name) => invalid(name, "", "Member must have length greater than or equal to 1"),
  outside: (value, name, { from, to }) =>
    value < from
      ? invalid(name, value, `Member must have value greater than or equal to ${from}`)
      : invalid(name, value, `Member must have value less than or equal to ${to}`),
}

/** One request's members, read with the checks that AWS's services share. */
export class ServiceInput {
  readonly members: Readonly<Record<string, unknown>>
  readonly #dialect: InputDialect

  constructor(input: unknown, dialect: InputDialect = validation) {
    if (!isRecord(input)) throw serializationError()
    this.members = input
    this.#dialect = dialect
  }

  text(name: string): string | undefined {
    const value = this.members[name] ?? undefined
    if (value !== undefined && typeof value !== "string") throw serializationError()
    return value
  }

  /** Throws where it is absent. */
  givenText(name: string): string {
    const value = this.text(name)
    if (value === undefined) throw this.#dialect.missing(name)
    return value
  }

  /** Throws where it is absent or empty. */
  requiredText(name: string): string {
    const value = this.givenText(name)
    if (value === "") throw this.#dialect.empty(name)
    return value
  }

  boolean(name: string): boolean | undefined {
    const value = this.members[name] ?? undefined
    if (value === undefined || typeof value === "boolean") return value
    if (!this.#dialect.isTextual || (value !== "true" && value !== "false")) throw serializationError()
    return value === "true"
  }

  /** Throws where it is outside the bounds. */
  integer(name: string, bounds: Bounds): number | undefined {
    const value = this.members[name] ?? undefined
    if (value === undefined) return undefined
    const number = this.#dialect.isTextual && typeof value === "string" && value !== "" ? Number(value) : value
    if (typeof number !== "number" || !Number.isInteger(number)) throw serializationError()
    if (number < bounds.from || number > bounds.to) throw this.#dialect.outside(number, name, bounds)
    return number
  }

  /** Throws ValidationException where it is none of the values. */
  oneOf<Value extends string>(name: string, values: readonly Value[]): Value {
    const text = this.requiredText(name)
    const value = values.find((one) => one === text)
    if (value !== undefined) return value
    throw invalid(name, text, `Member must satisfy enum value set: [${values.toSorted().join(", ")}]`)
  }

  /** A time in milliseconds; AWS's JSON protocols write seconds. */
  time(name: string): number | undefined {
    const value = this.members[name] ?? undefined
    if (value === undefined) return undefined
    if (typeof value !== "number" || !Number.isFinite(value)) throw serializationError()
    return Math.round(value * 1000)
  }

  texts(name: string): readonly string[] {
    return this.list(name).map((value) => {
      if (typeof value !== "string") throw serializationError()
      return value
    })
  }

  inputs(name: string): readonly ServiceInput[] {
    return this.list(name).map((value) => new ServiceInput(value, this.#dialect))
  }

  /** A map of texts. */
  textMap(name: string): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Object.entries(this.input(name)?.members ?? {}).map(([key, value]) => {
        if (typeof value !== "string") throw serializationError()
        return [key, value]
      }),
    )
  }

  /** A map of structures. */
  inputMap(name: string): Readonly<Record<string, ServiceInput>> {
    return Object.fromEntries(
      Object.entries(this.input(name)?.members ?? {}).map(([key, value]) => [
        key,
        new ServiceInput(value, this.#dialect),
      ]),
    )
  }

  input(name: string): ServiceInput | undefined {
    const value = this.members[name] ?? undefined
    return value === undefined ? undefined : new ServiceInput(value, this.#dialect)
  }

  list(name: string): readonly unknown[] {
    const value = this.members[name] ?? []
    // The query protocol has an empty text for an empty list.
    if (this.#dialect.isTextual && value === "") return []
    if (!Array.isArray(value)) throw serializationError()
    return value
  }
}

/** As AWS counts such errors in its messages. */
export function validationError(problem: string): ServiceError {
  return new ServiceError("ValidationException", `1 validation error detected: ${problem}`)
}

function invalid(name: string, value: string | number, constraint: string): ServiceError {
  return validationError(`Value '${value}' at '${memberName(name)}' failed to satisfy constraint: ${constraint}`)
}

export function serializationError(): ServiceError {
  return new ServiceError("SerializationException", "The request could not be deserialized.")
}

function memberName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
