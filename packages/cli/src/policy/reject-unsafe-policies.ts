import { UserErrors } from "../errors/user-error.ts"
import type { FunctionPolicy, PolicyWarning } from "../model/grant.ts"
import { policyErrors } from "./policy-errors.ts"

// Nothing was granted where a far-reaching permission would be: the function would fail once deployed.
const refused: ReadonlySet<string> = new Set([
  "POLICY_CODE_UNREADABLE",
  "POLICY_RESOURCE_DANGEROUS",
  "POLICY_ROOT_NOT_FOUND",
  "POLICY_SELF_CHECK_FAILED",
])

/** Whether the warning is an error everywhere, not only under `--strict`. */
export function isUnsafe({ code }: PolicyWarning): boolean {
  return refused.has(code)
}

/** Throws `UserErrors` for what the inference refuses to guess; other warnings pass. */
export function rejectUnsafePolicies(policies: readonly FunctionPolicy[]): void {
  const errors = policyErrors(policies, isUnsafe)
  if (errors.length > 0) throw new UserErrors(errors)
}
