import { UserError } from "../errors/user-error.ts"
import { BOOTSTRAP_STACK, BOOTSTRAP_VERSION, bootstrapTemplate } from "./bootstrap-template.ts"
import type { DeployContext } from "./deploy-context.ts"
import { deleteStack } from "./delete-stack.ts"
import { describeStack, isBusy, type DeployedStack } from "./describe-stack.ts"
import { firstFailure } from "./find-failures.ts"
import { isAwsFailure } from "./explain-aws-error.ts"
import { followStack } from "./follow-stack.ts"
import { newestEventId } from "./read-stack-events.ts"

/** The name of the artifact bucket; makes, finishes, mends or updates the bootstrap stack first where that is needed. */
export async function ensureArtifactBucket(context: DeployContext): Promise<string> {
  const { clients, signal } = context
  // Each round changes the stack's state; more than a few means that something else keeps changing it.
  for (let round = 0; round < 6; round++) {
    const stack = await describeStack(clients, BOOTSTRAP_STACK)
    if (stack === undefined) {
      await createBootstrap(context)
    } else if (isBusy(stack.status)) {
      context.terminal.progress(`Waiting for ${BOOTSTRAP_STACK}, which is ${stack.status}`)
      await followStack(clients, stack.id, { after: undefined, signal, onEvent: () => {} })
    } else if (neverWorked(stack.status)) {
      context.terminal.progress(`${BOOTSTRAP_STACK} is ${stack.status}: deleting it and making it again`)
      await deleteStack(context, stack, [])
    } else {
      const bucket = stack.outputs["ArtifactBucketName"]
      if (bucket === undefined) throw notOurs(stack)
      if (Number(stack.outputs["Version"] ?? 0) < BOOTSTRAP_VERSION) await updateBootstrap(context, stack)
      return bucket
    }
  }
  throw new UserError("BOOTSTRAP_FAILED", `The stack ${BOOTSTRAP_STACK} does not come to rest`, {
    hint: `Look at it in the CloudFormation console of ${clients.region}, then deploy again.`,
  })
}

async function createBootstrap(context: DeployContext): Promise<void> {
  const { clients, identity, signal, terminal } = context
  terminal.progress(`Making the artifact bucket of account ${identity.account} in ${clients.region} (once)`)
  const client = await clients.cloudFormation()
  const { CreateStackCommand } = await import("@aws-sdk/client-cloudformation")
  try {
    const { StackId = BOOTSTRAP_STACK } = await client.send(
      new CreateStackCommand({
        StackName: BOOTSTRAP_STACK,
        TemplateBody: JSON.stringify(bootstrapTemplate),
        Tags: [{ Key: "tsapi:bootstrap", Value: String(BOOTSTRAP_VERSION) }],
      }),
    )
    const { stack, events } = await followStack(clients, StackId, { after: undefined, signal, onEvent: () => {} })
    if (stack?.status === "CREATE_COMPLETE") return
    const failure = firstFailure(events)
    throw new UserError("BOOTSTRAP_FAILED", `The artifact bucket cannot be made: ${failure?.reason ?? stack?.status}`, {
      hint: "Put that right, or ask for the permission, and deploy again: the half-made stack is cleaned up then.",
    })
  } catch (error) {
    // Someone else made it in this moment: the next round finds it.
    if (!isAwsFailure(error, "AlreadyExistsException")) throw error
  }
}

async function updateBootstrap({ clients, signal, terminal }: DeployContext, stack: DeployedStack): Promise<void> {
  terminal.progress(`Updating ${BOOTSTRAP_STACK} to version ${BOOTSTRAP_VERSION}`)
  const client = await clients.cloudFormation()
  const { UpdateStackCommand } = await import("@aws-sdk/client-cloudformation")
  const after = await newestEventId(clients, stack.id)
  try {
    await client.send(new UpdateStackCommand({ StackName: stack.id, TemplateBody: JSON.stringify(bootstrapTemplate) }))
  } catch (error) {
    if (isAwsFailure(error, "ValidationError") && error.message.includes("No updates")) return
    throw error
  }
  const outcome = await followStack(clients, stack.id, { after, signal, onEvent: () => {} })
  if (outcome.stack?.status === "UPDATE_COMPLETE") return
  // The old bucket still works, so the deploy goes on.
  terminal.warn(
    `${BOOTSTRAP_STACK} could not be updated: ${firstFailure(outcome.events)?.reason ?? outcome.stack?.status}`,
  )
}

function neverWorked(status: string): boolean {
  return ["REVIEW_IN_PROGRESS", "CREATE_FAILED", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_FAILED"].includes(
    status,
  )
}

function notOurs(stack: DeployedStack): UserError {
  return new UserError(
    "BOOTSTRAP_FAILED",
    `The stack ${BOOTSTRAP_STACK} is ${stack.status} and names no artifact bucket`,
    {
      hint: `Delete it (aws cloudformation delete-stack --stack-name ${BOOTSTRAP_STACK}); the next deploy makes it again.`,
    },
  )
}
