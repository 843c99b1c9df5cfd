import { S3Error } from "../s3-error.ts"

/** What a form may upload, as its policy document says it. */
export interface UploadPolicy {
  /** Milliseconds since 1970. */
  readonly expiresAt: number
  readonly conditions: readonly Condition[]
}

export type Condition =
  | {
      readonly operation: "eq" | "starts-with"
      /** `$key` */
      readonly field: string
      readonly value: string
      readonly shown: string
    }
  | { readonly operation: "content-length-range"; readonly bounds: readonly unknown[]; readonly shown: string }

/**
 * Reads a policy document, which is JSON in Base64. Throws InvalidPolicyDocument.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
export function readPolicy(base64: string): UploadPolicy {
  const { expiration, conditions, ...others } = parsed(base64)
  const [unexpected] = Object.keys(others)
  if (unexpected !== undefined) throw invalid(`Unexpected: '${unexpected.toLowerCase()}'`)
  if (expiration === undefined) throw invalid("Policy missing expiration.")
  if (conditions === undefined) throw invalid("Policy missing conditions.")
  if (!Array.isArray(conditions)) throw invalid("Invalid 'conditions' value: must be a List.")
  return { expiresAt: toTime(expiration), conditions: conditions.map(toCondition) }
}

function parsed(base64: string): Readonly<Record<string, unknown>> {
  try {
    const document: unknown = JSON.parse(Buffer.from(base64, "base64").toString())
    if (typeof document === "object" && document !== null && !Array.isArray(document)) return { ...document }
  } catch {
    throw invalid("Invalid JSON.")
  }
  throw invalid("Invalid JSON.")
}

function toTime(expiration: unknown): number {
  const text = String(expiration)
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(time)) throw invalid(`Invalid 'expiration' value: '${text}'`)
  return time
}

function toCondition(condition: unknown): Condition {
  if (Array.isArray(condition)) return listCondition(condition)
  if (typeof condition !== "object" || condition === null)
    throw invalid("Invalid condition test: must be a List or Object.")
  const [property, ...others] = Object.entries(condition)
  if (!property || others.length > 0)
    throw invalid("Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.")
  const [name, value] = property
  if (typeof value !== "string") throw invalid("Invalid Simple-Condition: value must be a string.")
  return listCondition(["eq", `$${name}`, value])
}

function listCondition(items: readonly unknown[]): Condition {
  const [name, first, second] = items
  if (name === undefined) throw invalid("Invalid Condition: missing operation identifier.")
  const operation = String(name).toLowerCase()
  if (operation !== "eq" && operation !== "starts-with" && operation !== "content-length-range")
    throw invalid(`Invalid Condition: unknown operation '${String(name)}'.`)
  if (items.length !== 3) throw invalid(`Invalid ${operation}: wrong number of arguments.`)
  const shown = `[${items.map((item) => JSON.stringify(item)).join(", ")}]`
  if (operation === "content-length-range") return { operation, bounds: [first, second], shown }
  if (typeof first !== "string" || typeof second !== "string") throw invalid("Invalid JSON.")
  return { operation, field: first, value: second, shown }
}

function invalid(problem: string): S3Error {
  return new S3Error("InvalidPolicyDocument", `Invalid Policy: ${problem}`)
}
