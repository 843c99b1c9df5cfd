import type { SourceLocation } from "@tsapi/framework"
import type { ErrorCode } from "./codes.ts"

export interface UserErrorDetails {
  /** What to do next, as one sentence. */
  readonly hint?: string | undefined
  /** The user's line that is at fault. */
  readonly location?: SourceLocation | undefined
  readonly cause?: unknown
}

/** Something the user can put right: shown without a stack, exit code 1. */
export class UserError extends Error {
  override readonly name = "UserError"
  readonly code: ErrorCode
  readonly hint: string | undefined
  readonly location: SourceLocation | undefined

  constructor(code: ErrorCode, message: string, details: UserErrorDetails = {}) {
    super(message, { cause: details.cause })
    this.code = code
    this.hint = details.hint
    this.location = details.location
  }
}

/** Several errors found in one pass, shown together. */
export class UserErrors extends Error {
  override readonly name = "UserErrors"
  readonly errors: readonly UserError[]

  constructor(errors: readonly UserError[]) {
    super(errors.map((error) => error.message).join("\n"))
    this.errors = errors
  }
}
