import { ServiceError } from "./service-error.ts"
import { isRecord } from "../../model/is-record.ts"

/** One request's members, read with the checks that AWS's services share. */
export class ServiceInput {
  readonly members: Readonly<Record<string, unknown>>

  constructor(input: unknown) {
    if (!isRecord(input)) throw serializationError()
    this.members = input
  }

  text(name: string): string | undefined {
    const value = this.members[name] ?? undefined
    if (value !== undefined && typeof value !== "string") throw serializationError()
    return value
  }

  /** Throws ValidationException where it is absent. */
  givenText(name: string): string {
    const value = this.text(name)
    if (value === undefined) throw missing(name)
    return value
  }

  /** Throws ValidationException where it is absent or empty. */
  requiredText(name: string): string {
    const value = this.givenText(name)
    if (value === "") throw invalid(name, value, "Member must have length greater than or equal to 1")
    return value
  }

  boolean(name: string): boolean | undefined {
    const value = this.members[name] ?? undefined
    if (value !== undefined && typeof value !== "boolean") throw serializationError()
    return value
  }

  /** Throws ValidationException where it is outside the bounds. */
  integer(name: string, { from, to }: { readonly from: number; readonly to: number }): number | undefined {
    const value = this.members[name] ?? undefined
    if (value === undefined) return undefined
    if (typeof value !== "number" || !Number.isInteger(value)) throw serializationError()
    if (value < from) throw invalid(name, value, `Member must have value greater than or equal to ${from}`)
    if (value > to) throw invalid(name, value, `Member must have value less than or equal to ${to}`)
    return value
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
    return this.list(name).map((value) => new ServiceInput(value))
  }

  /** A map of texts. */
  textMap(name: string): Readonly<Record<string, string>> {
    const { members } = this.input(name) ?? { members: {} }
    return Object.fromEntries(
      Object.entries(members).map(([key, value]) => {
        if (typeof value !== "string") throw serializationError()
        return [key, value]
      }),
    )
  }

  input(name: string): ServiceInput | undefined {
    const value = this.members[name] ?? undefined
    return value === undefined ? undefined : new ServiceInput(value)
  }

  list(name: string): readonly unknown[] {
    const value = this.members[name] ?? []
    if (!Array.isArray(value)) throw serializationError()
    return value
  }
}

/** As AWS counts such errors in its messages. */
export function validationError(problem: string): ServiceError {
  return new ServiceError("ValidationException", `1 validation error detected: ${problem}`)
}

function missing(name: string): ServiceError {
  return validationError(`Value null at '${memberName(name)}' failed to satisfy constraint: Member must not be null`)
}

function invalid(name: string, value: string | number, constraint: string): ServiceError {
  return validationError(`Value '${value}' at '${memberName(name)}' failed to satisfy constraint: ${constraint}`)
}

function serializationError(): ServiceError {
  return new ServiceError("SerializationException", "The request could not be deserialized.")
}

function memberName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}
