import type { CommandInvocation } from "../model/command.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import { rejectUncertainPolicies } from "../policy/reject-uncertain-policies.ts"
import { showWarnings } from "./show-warnings.ts"

/** Shows what the inference could not decide, or with `--strict` throws it as `UserErrors`. */
export function handleWarnings(
  policies: readonly FunctionPolicy[],
  { flags, terminal }: Pick<CommandInvocation, "flags" | "terminal">,
): void {
  if (flags["strict"] === true) rejectUncertainPolicies(policies)
  showWarnings(policies, terminal)
}
