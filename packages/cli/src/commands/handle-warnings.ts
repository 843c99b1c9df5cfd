import type { ResolvedConfig } from "../model/config.ts"
import type { FunctionPolicy } from "../model/grant.ts"
import { rejectUncertainPolicies } from "../policy/reject-uncertain-policies.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { showWarnings } from "./show-warnings.ts"

/** Shows what the inference could not decide; where the stage is strict, throws it as `UserErrors`. */
export function handleWarnings(
  policies: readonly FunctionPolicy[],
  { config, terminal }: { readonly config: ResolvedConfig; readonly terminal: Terminal },
): void {
  if (config.strict) rejectUncertainPolicies(policies)
  showWarnings(policies, terminal)
}
