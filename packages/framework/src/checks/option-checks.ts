import { closest } from "./closest.ts"

export interface OptionFault {
  /** Keys from the top of the options to the fault. */
  readonly path: readonly string[]
  readonly message: string
  readonly hint: string
  /** The text at fault, where a line may hold several. */
  readonly text?: string
}

/** Everything wrong with a value that stands at a path of the options. */
export type Check = (value: unknown, at: readonly string[]) => readonly OptionFault[]

export function checkObject(
  value: unknown,
  checks: Readonly<Record<string, Check>>,
  at: readonly string[],
): readonly OptionFault[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [fault(at, `is ${show(value)}`, "Use an object.")]
  }
  return Object.entries(value).flatMap(([key, entry]) => {
    if (entry === undefined) return []
    const check = Object.hasOwn(checks, key) ? checks[key] : undefined
    if (check) return check(entry, [...at, key])
    const known = Object.keys(checks)
    const meant = closest(key, known)
    const hint = meant ? `Did you mean ${meant}?` : `Known keys: ${known.toSorted().join(", ")}.`
    return [fault([...at, key], "is not a setting", hint)]
  })
}

/** A whole number; `unit` is what it counts. */
export function integer(minimum: number, maximum: number, unit?: string): Check {
  return (value, at) =>
    Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum
      ? []
      : [
          fault(
            at,
            `is ${show(value)}`,
            `Use a whole number${unit === undefined ? "" : ` of ${unit}`} from ${minimum} to ${maximum}.`,
          ),
        ]
}

export function oneOf(values: readonly (string | number)[]): Check {
  return (value, at) =>
    values.some((allowed) => allowed === value)
      ? []
      : [fault(at, `is ${show(value)}`, `Use one of ${values.join(", ")}.`)]
}

export function record(check: Check): Check {
  return (value, at) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, entry]) => check(entry, [...at, key]))
      : [fault(at, `is ${show(value)}`, "Use an object.")]
}

/** A text of a form that `hint` describes. */
export function matching(pattern: RegExp, hint: string): Check {
  return (value, at) => (typeof value === "string" && pattern.test(value) ? [] : [fault(at, `is ${show(value)}`, hint)])
}

export function trueOrFalse(value: unknown, at: readonly string[]): readonly OptionFault[] {
  return typeof value === "boolean" ? [] : [fault(at, `is ${show(value)}`, "Use true or false.")]
}

export function text(value: unknown, at: readonly string[]): readonly OptionFault[] {
  return typeof value === "string" && value !== "" ? [] : [fault(at, `is ${show(value)}`, "Use a string.")]
}

export function fault(at: readonly string[], problem: string, hint: string): OptionFault {
  return { path: at, message: `${at.join(".") || "The config"} ${problem}`, hint }
}

export function show(value: unknown): string {
  return typeof value === "string" ? JSON.stringify(value) : String(JSON.stringify(value) ?? typeof value)
}
