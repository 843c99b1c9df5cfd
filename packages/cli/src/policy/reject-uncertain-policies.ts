import { UserErrors } from "../errors/user-error.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import { narrowPolicyCode } from "./narrow-policies.ts"
import { policyErrors } from "./policy-errors.ts"

/** Throws `UserErrors` for everything that could not be decided: what `--strict` asks for. */
export function rejectUncertainPolicies(policies: readonly FunctionPolicy[]): void {
  // A policy file is what a user decided.
  const errors = policyErrors(policies, ({ code }) => !code.startsWith("POLICY_FILE_") && code !== narrowPolicyCode)
  if (errors.length > 0) throw new UserErrors(errors)
}
