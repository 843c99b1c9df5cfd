import { UserError } from "../errors/user-error.ts"
import { closest } from "@tsapi/framework/checks"
import type { FunctionPolicy } from "../model/grant.ts"

/** The policy of the function that was named, or all; throws `FUNCTION_UNKNOWN`. */
export function choosePolicies(
  policies: readonly FunctionPolicy[],
  name: string | undefined,
): readonly FunctionPolicy[] {
  if (name === undefined) return policies
  const chosen = policies.filter(({ functionId }) => functionId === name)
  if (chosen.length > 0) return chosen
  const names = policies.map(({ functionId }) => functionId)
  const meant = closest(name, names)
  const hint = meant ? `Did you mean ${meant}?` : `Functions of this app: ${names.join(", ")}.`
  throw new UserError("FUNCTION_UNKNOWN", `There is no function "${name}"`, { hint })
}
