import { UserError } from "../errors/user-error.ts"
import type { DeployedStack } from "./describe-stack.ts"

/** Throws `STACK_NOT_OURS` for a stack that tsapi did not make: changing it would destroy what it holds. */
export function assertOurs(stack: DeployedStack): void {
  if ("tsapi:app" in stack.tags) return
  throw new UserError("STACK_NOT_OURS", `A stack ${stack.name} exists and was not made by tsapi`, {
    hint: "Use another app name or stage.",
  })
}
