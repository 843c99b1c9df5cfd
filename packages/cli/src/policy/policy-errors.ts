import { type ErrorCode, errorCodes } from "../errors/codes.ts"
import { UserError } from "../errors/user-error.ts"
import type { FunctionPolicy, PolicyWarning } from "../model/grant.ts"

/** The functions' warnings that `isRefused` chooses, as errors: each once, however many functions share it. */
export function policyErrors(
  policies: readonly FunctionPolicy[],
  isRefused: (warning: PolicyWarning) => boolean,
): readonly UserError[] {
  const found = policies.flatMap(({ warnings }) => warnings.filter(isRefused))
  const distinct = new Map(found.map((warning) => [JSON.stringify(warning), warning]))
  return [...distinct.values()].flatMap(toError)
}

function toError({ code, message, hint, file, line }: PolicyWarning): UserError[] {
  return isErrorCode(code) ? [new UserError(code, message, { hint, location: { file, line } })] : []
}

function isErrorCode(code: string): code is ErrorCode {
  return code in errorCodes
}
