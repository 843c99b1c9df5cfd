import { S3Error } from "../s3-error.ts"
import type { FormFields } from "./read-form.ts"
import type { Condition, UploadPolicy } from "./upload-policy.ts"

/** How many bytes a file may have. */
export interface SizeRange {
  readonly minimum: number
  readonly maximum: number
}

export interface CheckedForm {
  readonly fields: FormFields
  /** That of the URL. */
  readonly bucket: string
  /** Milliseconds since 1970. */
  readonly now: number
}

/** Throws AccessDenied for a form that its policy does not allow; what is left to check is the size of the file. */
export function checkPolicy({ expiresAt, conditions }: UploadPolicy, form: CheckedForm): readonly SizeRange[] {
  if (expiresAt < form.now) throw denied("Policy expired.")
  const ranges = conditions.flatMap((condition) => {
    if (condition.operation === "content-length-range") return toRange(condition)
    if (!fits(condition, form)) throw failed(condition)
    return []
  })
  const named = new Set(conditions.map((condition) => ("field" in condition ? condition.field.toLowerCase() : "")))
  const extra = form.fields
    .names()
    .filter((name) => !isExempt(name.toLowerCase()) && !named.has(`$${name.toLowerCase()}`))
  if (extra.length > 0) throw denied(`Extra input fields: ${extra.join(", ")}`)
  return ranges
}

type FieldCondition = Exclude<Condition, { readonly operation: "content-length-range" }>

function fits({ operation, field, value }: FieldCondition, { fields, bucket }: CheckedForm): boolean {
  const name = field.toLowerCase()
  const given = name === "$bucket" ? bucket : name.startsWith("$") ? fields.get(name.slice(1)) : undefined
  if (given === undefined) return false
  if (operation === "eq") return given === value
  // A list of types has to fit as a whole.
  const texts = name === "$content-type" ? given.split(",").map((text) => text.trim()) : [given]
  return texts.every((text) => text.startsWith(value))
}

function toRange(condition: Extract<Condition, { readonly operation: "content-length-range" }>): SizeRange {
  const [minimum = Number.NaN, maximum = Number.NaN] = condition.bounds.map((bound) =>
    /^\d+$/.test(String(bound)) ? Number(bound) : Number.NaN,
  )
  if (Number.isNaN(minimum) || Number.isNaN(maximum)) throw failed(condition)
  return { minimum, maximum }
}

function isExempt(name: string): boolean {
  return ["x-amz-signature", "file", "policy"].includes(name) || name.startsWith("x-ignore-")
}

function failed({ shown }: Condition): S3Error {
  return denied(`Policy Condition failed: ${shown}`)
}

function denied(reason: string): S3Error {
  return new S3Error("AccessDenied", `Invalid according to Policy: ${reason}`, { status: 403 })
}
