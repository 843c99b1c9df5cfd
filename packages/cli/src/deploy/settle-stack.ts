import { assertOurs } from "./assert-ours.ts"
import { confirm, type DeployContext } from "./deploy-context.ts"
import { deleteStack } from "./delete-stack.ts"
import { describeStack, isBusy, type DeployedStack } from "./describe-stack.ts"
import { explainRollbackFailure } from "./explain-failure.ts"
import { followStack } from "./follow-stack.ts"
import { newestEventId } from "./read-stack-events.ts"
import { waitUntilIdle } from "./wait-until-idle.ts"

export interface SettleOptions {
  /** Off: a stack someone else is changing is `STACK_BUSY` at once. */
  readonly wait: boolean
}

/** Brings a stack into a state that a change set can start from; undefined when there is none, or only an empty shell. */
export async function settleStack(
  context: DeployContext,
  stackName: string,
  options: SettleOptions,
): Promise<DeployedStack | undefined> {
  for (;;) {
    const stack = await describeStack(context.clients, stackName)
    // A change set that was never executed leaves a stack without resources; the next one can take its place.
    if (stack === undefined || stack.status === "REVIEW_IN_PROGRESS") return undefined
    assertOurs(stack)
    if (isBusy(stack.status)) {
      await waitUntilIdle(context, stack, options)
    } else if (NEVER_WORKED.has(stack.status)) {
      await clearAway(context, stack)
    } else if (stack.status === "UPDATE_ROLLBACK_FAILED") {
      await continueRollback(context, stack)
    } else {
      return stack
    }
  }
}

const NEVER_WORKED = new Set(["CREATE_FAILED", "DELETE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED"])

/** A stack whose creation failed cannot be updated, only deleted. */
async function clearAway(context: DeployContext, stack: DeployedStack): Promise<void> {
  context.terminal.progress(`${stack.name} is ${stack.status}: it cannot be updated, so it is deleted and made anew`)
  // Only after a complete rollback is it certain that nothing is left in it.
  if (stack.status !== "ROLLBACK_COMPLETE") await confirm(context, `Delete what is left of ${stack.name}?`)
  await deleteStack(context, stack, [])
}

async function continueRollback(context: DeployContext, stack: DeployedStack): Promise<void> {
  const { clients, signal, terminal } = context
  terminal.progress(
    `${stack.name} is UPDATE_ROLLBACK_FAILED: a deploy failed, and so did going back to the version before. ` +
      "CloudFormation can try the rollback again (ContinueUpdateRollback); only then can it be deployed.",
  )
  await confirm(context, `Continue the rollback of ${stack.name}?`)
  const client = await clients.cloudFormation()
  const { ContinueUpdateRollbackCommand } = await import("@aws-sdk/client-cloudformation")
  const after = await newestEventId(clients, stack.id)
  await client.send(new ContinueUpdateRollbackCommand({ StackName: stack.id }))
  const outcome = await followStack(clients, stack.id, { after, signal, onEvent: () => {} })
  if (outcome.stack?.status === "UPDATE_ROLLBACK_FAILED") throw explainRollbackFailure(outcome.stack, outcome.events)
}
