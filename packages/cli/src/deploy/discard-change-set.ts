import type { AwsClients } from "./aws-clients.ts"
import { describeStack } from "./describe-stack.ts"
import { isAwsFailure } from "./explain-aws-error.ts"

export interface DiscardOptions {
  readonly stackName: string
  readonly changeSetName: string
}

/** Removes a change set that will not be executed, what killed deploys left beside it, and the stack if it is only a shell made for them. */
export async function discardChangeSet(
  clients: AwsClients,
  { stackName, changeSetName }: DiscardOptions,
): Promise<void> {
  const stack = await describeStack(clients, stackName)
  if (stack === undefined) return
  const others: string[] = []
  for (const { name, created } of await listChangeSets(clients, stack.id)) {
    if (name === changeSetName || isLeftOver(name, created)) await deleteChangeSet(clients, stack.id, name)
    else others.push(name)
  }
  if (stack.status !== "REVIEW_IN_PROGRESS" || others.length > 0) return
  const client = await clients.cloudFormation()
  const { DeleteStackCommand } = await import("@aws-sdk/client-cloudformation")
  await client.send(new DeleteStackCommand({ StackName: stack.id }))
}

/** Ours, and too old for someone to be still thinking about it at the confirmation. */
function isLeftOver(name: string, created: Date): boolean {
  const hour = 3_600_000
  return name.startsWith("tsapi-") && Date.now() - created.getTime() > hour
}

async function listChangeSets(
  clients: AwsClients,
  stackId: string,
): Promise<readonly { name: string; created: Date }[]> {
  const client = await clients.cloudFormation()
  const { ListChangeSetsCommand } = await import("@aws-sdk/client-cloudformation")
  const found: { name: string; created: Date }[] = []
  let NextToken: string | undefined
  do {
    const page = await client.send(new ListChangeSetsCommand({ StackName: stackId, NextToken }))
    for (const { ChangeSetName: name, CreationTime: created } of page.Summaries ?? []) {
      if (name !== undefined) found.push({ name, created: created ?? new Date() })
    }
    NextToken = page.NextToken
  } while (NextToken !== undefined)
  return found
}

async function deleteChangeSet(clients: AwsClients, StackName: string, ChangeSetName: string): Promise<void> {
  const client = await clients.cloudFormation()
  const { DeleteChangeSetCommand } = await import("@aws-sdk/client-cloudformation")
  try {
    await client.send(new DeleteChangeSetCommand({ StackName, ChangeSetName }))
  } catch (error) {
    // It went away by itself: another change set of the stack was executed.
    if (!isAwsFailure(error, "ChangeSetNotFound", "ChangeSetNotFoundException")) throw error
  }
}
