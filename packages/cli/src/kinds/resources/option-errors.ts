import { type Check, checkObject, given } from "@tsapi/framework/checks"
import type { ErrorCode } from "../../errors/codes.ts"
import { UserError } from "../../errors/user-error.ts"
import type { SourceLocation } from "../../model/source-location.ts"

export interface CheckedOptions {
  readonly code: ErrorCode
  /** Whose options they are: `Queue "Orders"`. */
  readonly owner: string
  readonly options: object
  readonly checks: Readonly<Record<string, Check>>
  readonly location: SourceLocation
}

/** Every fault of a declaration's options, at the line of the declaration. */
export function optionErrors({ code, owner, options, checks, location }: CheckedOptions): readonly UserError[] {
  return checkObject(given(options), checks, []).map(
    ({ message, hint }) => new UserError(code, `${owner}: ${message}`, { hint, location }),
  )
}
