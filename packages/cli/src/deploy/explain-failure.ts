import { UserError, UserErrors } from "../errors/user-error.ts"
import type { CfnTemplate } from "../model/cloudformation.ts"
import type { DeployedStack } from "./describe-stack.ts"
import { findFailures, findRollbackFailures } from "./find-failures.ts"
import { locationOf } from "./location-of.ts"
import type { StackEvent } from "./read-stack-events.ts"

export interface FailedDeployment {
  readonly stackName: string
  /** As the failure left it; undefined when the stack is gone. */
  readonly stack: DeployedStack | undefined
  readonly events: readonly StackEvent[]
  /** The new template, then the one deployed before. */
  readonly templates: readonly CfnTemplate[]
}

/** The error for a deployment that CloudFormation could not finish: each cause at the line that declared the resource. */
export function explainFailure(failed: FailedDeployment): UserError | UserErrors {
  const errors = findFailures(failed.events).map((event) => explainCause(event, failed))
  if (failed.stack?.status === "UPDATE_ROLLBACK_FAILED" || failed.stack?.status === "ROLLBACK_FAILED") {
    errors.push(explainRollbackFailure(failed.stack, failed.events))
  }
  const [only] = errors
  if (only !== undefined && errors.length === 1) return only
  if (errors.length > 1) return new UserErrors(errors)
  return new UserError("DEPLOY_FAILED", `${failed.stackName} is ${failed.stack?.status ?? "gone"}`, {
    hint: failed.stack?.statusReason ?? aftermath(failed.stack?.status),
  })
}

/** The error for a stack whose rollback failed too. */
export function explainRollbackFailure(stack: DeployedStack, events: readonly StackEvent[]): UserError {
  const stuck = findRollbackFailures(events)
  const reasons = stuck.map((event) => `${event.logicalId}: ${event.reason ?? event.status}`)
  const skip = `aws cloudformation continue-update-rollback --stack-name ${stack.name} --resources-to-skip ${stuck.map((event) => event.logicalId).join(" ")}`
  return new UserError(
    "STACK_ROLLBACK_FAILED",
    `${stack.name} could not go back to its last version: ${reasons.join("; ") || (stack.statusReason ?? stack.status)}`,
    {
      hint:
        stack.status === "ROLLBACK_FAILED"
          ? "Put the cause right, then deploy again: the stack is deleted and made anew."
          : `Put the cause right, then deploy again to continue the rollback. To leave a resource as it is: ${skip.trim()}`,
    },
  )
}

function explainCause(event: StackEvent, { stack, templates }: FailedDeployment): UserError {
  const what = event.ofStack ? event.logicalId : `${event.logicalId} (${event.type})`
  return new UserError(
    "DEPLOY_FAILED",
    `${what} ${event.status}: ${event.reason ?? "CloudFormation gives no reason"}`,
    {
      location: locationOf(event.logicalId, templates),
      hint: hintFor(event.reason) ?? aftermath(stack?.status),
    },
  )
}

/** What puts a cause right that AWS names without saying so. */
function hintFor(reason: string | undefined): string | undefined {
  if (!/CloudWatch Logs role ARN must be set/i.test(reason ?? "")) return undefined
  return "Set cloudWatchRole: true in the api of this app, or give API Gateway's settings of the account a role."
}

/** What is running now. */
function aftermath(status: string | undefined): string {
  if (status === "UPDATE_ROLLBACK_COMPLETE") return "Nothing changed: the version deployed before is serving."
  if (status === "ROLLBACK_COMPLETE")
    return "Nothing is deployed. The next deploy clears away what is left and starts afresh."
  if (status === undefined) return "Nothing is deployed."
  return `The stack is ${status}. Deploy again once the cause is put right.`
}
