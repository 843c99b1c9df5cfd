import { Cancelled } from "../errors/cancelled.ts"
import type { BuiltStack } from "../model/built-stack.ts"
import type { CfnTemplate } from "../model/cloudformation.ts"
import type { ChangeSet } from "./change-set.ts"
import type { DeployContext } from "./deploy-context.ts"
import { describeStack, type DeployedStack } from "./describe-stack.ts"
import { EventPrinter } from "./event-printer.ts"
import { explainFailure } from "./explain-failure.ts"
import { followStack, type StackOutcome } from "./follow-stack.ts"
import { newestEventId } from "./read-stack-events.ts"

export interface Execution {
  readonly built: BuiltStack
  readonly changeSet: ChangeSet
  /** Marks the events of this deployment. */
  readonly token: string
  /** The template deployed so far. */
  readonly before: CfnTemplate
}

/** Lets CloudFormation do what the change set says and shows its events; throws `DEPLOY_FAILED` with each cause at its line. */
export async function executeChangeSet(context: DeployContext, execution: Execution): Promise<DeployedStack> {
  const { built, changeSet, token, before } = execution
  const { clients } = context
  const client = await clients.cloudFormation()
  const { ExecuteChangeSetCommand } = await import("@aws-sdk/client-cloudformation")
  const after = await newestEventId(clients, changeSet.stackId)
  context.signal.throwIfAborted()
  await client.send(
    new ExecuteChangeSetCommand({
      StackName: changeSet.stackId,
      ChangeSetName: changeSet.id,
      ClientRequestToken: token,
    }),
  )
  const templates = [built.template, before]
  const { stack, events } = await follow(context, { stackId: changeSet.stackId, after, templates })
  if (stack?.status === "CREATE_COMPLETE" || stack?.status === "UPDATE_COMPLETE") return stack
  throw explainFailure({ stackName: built.stackName, stack, events, templates })
}

interface Follow {
  readonly stackId: string
  readonly after: string | undefined
  readonly templates: readonly CfnTemplate[]
}

async function follow(context: DeployContext, { stackId, after, templates }: Follow): Promise<StackOutcome> {
  const { clients, signal, terminal } = context
  const printer = new EventPrinter(terminal, templates)
  try {
    return await followStack(clients, stackId, { after, signal, onEvent: (event) => printer.show(event) })
  } catch (error) {
    printer.end()
    if (error instanceof Cancelled) {
      await leaveRunning(context, stackId)
      throw new Cancelled("Stopped watching.")
    }
    terminal.warn(
      `CloudFormation goes on with ${stackId} although watching it failed; deploy again to see how it ends.`,
    )
    throw error
  } finally {
    printer.end()
  }
}

/** Ctrl-C ends the watching, not CloudFormation's work: says so, and offers to take an update back. */
async function leaveRunning({ clients, terminal }: DeployContext, stackId: string): Promise<void> {
  const stack = await describeStack(clients, stackId)
  const name = stack?.name ?? stackId
  terminal.progress(
    `CloudFormation goes on with ${name} (${stack?.status ?? "gone"}). Deploy again to watch it to its end, or: ` +
      `aws cloudformation describe-stack-events --stack-name ${name} --region ${clients.region}`,
  )
  if (stack?.status !== "UPDATE_IN_PROGRESS") return
  const cancel = `aws cloudformation cancel-update-stack --stack-name ${name} --region ${clients.region}`
  if (
    !terminal.interactive ||
    !(await terminal.confirm(`Cancel the update of ${name} and go back to the version before?`))
  ) {
    terminal.progress(`To take the update back: ${cancel}`)
    return
  }
  const client = await clients.cloudFormation()
  const { CancelUpdateStackCommand } = await import("@aws-sdk/client-cloudformation")
  await client.send(new CancelUpdateStackCommand({ StackName: stackId }))
  terminal.progress(`${name} is going back to the version deployed before.`)
}
