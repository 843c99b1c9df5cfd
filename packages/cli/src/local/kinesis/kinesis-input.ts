import { ServiceError } from "../protocol/service-error.ts"
import { validationError } from "./kinesis-error.ts"

/** A request's members, checked as they are asked for; each method throws an error that AWS would answer. */
export class KinesisInput {
  readonly #members: Readonly<Record<string, unknown>>

  constructor(input: unknown) {
    if (typeof input !== "object" || input === null) throw new ServiceError("SerializationException", "")
    this.#members = input as Readonly<Record<string, unknown>>
  }

  text(name: string): string {
    return this.optionalText(name) ?? this.#missing(name)
  }

  optionalText(name: string): string | undefined {
    const value = this.#members[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== "string") throw new ServiceError("SerializationException", `${name} is no string`)
    return value
  }

  /** A whole number within its bounds. */
  integer(name: string, least: number, most: number): number | undefined {
    const value = this.#members[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== "number" || !Number.isInteger(value))
      throw new ServiceError("SerializationException", `${name} is no whole number`)
    if (value < least) throw invalid(name, value, `Member must have value greater than or equal to ${least}`)
    if (value > most) throw invalid(name, value, `Member must have value less than or equal to ${most}`)
    return value
  }

  /** Seconds since 1970. */
  time(name: string): number | undefined {
    const value = this.#members[name]
    if (value === undefined || value === null) return undefined
    if (typeof value !== "number") throw new ServiceError("SerializationException", `${name} is no time`)
    return value
  }

  flag(name: string): boolean {
    return this.#members[name] === true
  }

  oneOf<Value extends string>(name: string, values: readonly Value[]): Value {
    const text = this.text(name)
    const value = values.find((one) => one === text)
    if (value === undefined)
      throw invalid(name, text, `Member must satisfy enum value set: [${values.toSorted().join(", ")}]`)
    return value
  }

  object(name: string): KinesisInput {
    return new KinesisInput(this.#members[name] ?? {})
  }

  list(name: string): readonly unknown[] {
    const value = this.#members[name]
    return Array.isArray(value) ? value : this.#missing(name)
  }

  texts(name: string): Readonly<Record<string, string>> {
    const members = Object.entries(Object(this.#members[name] ?? {}))
    return Object.fromEntries(members.map(([key, value]) => [key, String(value)]))
  }

  #missing(name: string): never {
    throw invalid(name, null, "Member must not be null")
  }
}

function invalid(name: string, value: unknown, constraint: string): ServiceError {
  const member = name.charAt(0).toLowerCase() + name.slice(1)
  const shown = value === null ? "null" : `'${String(value)}'`
  return validationError(
    `1 validation error detected: Value ${shown} at '${member}' failed to satisfy constraint: ${constraint}`,
  )
}
