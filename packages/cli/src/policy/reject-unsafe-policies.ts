import { type ErrorCode, errorCodes } from "../errors/codes.ts"
import { UserError, UserErrors } from "../errors/user-error.ts"
import type { FunctionPolicy, PolicyWarning } from "../model/grant.ts"

// Nothing was granted where a far-reaching permission would be: the function would fail once deployed.
const refused: ReadonlySet<string> = new Set([
  "POLICY_CODE_UNREADABLE",
  "POLICY_RESOURCE_DANGEROUS",
  "POLICY_ROOT_NOT_FOUND",
  "POLICY_SELF_CHECK_FAILED",
])

/** Throws `UserErrors` for what the inference refuses to guess; other warnings pass. */
export function rejectUnsafePolicies(policies: readonly FunctionPolicy[]): void {
  const found = policies.flatMap(({ warnings }) => warnings.filter(({ code }) => refused.has(code)))
  const distinct = new Map(found.map((warning) => [JSON.stringify(warning), warning]))
  if (distinct.size > 0) throw new UserErrors([...distinct.values()].flatMap(toError))
}

function toError({ code, message, hint, file, line }: PolicyWarning): UserError[] {
  return isErrorCode(code) ? [new UserError(code, message, { hint, location: { file, line } })] : []
}

function isErrorCode(code: string): code is ErrorCode {
  return code in errorCodes
}
