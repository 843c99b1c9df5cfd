import type { AwsClients } from "./aws-clients.ts"
import { isAwsFailure } from "./explain-aws-error.ts"

/** A stack as CloudFormation has it. */
export interface DeployedStack {
  /** The stack's ARN; unlike the name it still works after the stack was deleted. */
  readonly id: string
  readonly name: string
  /** `UPDATE_COMPLETE`. */
  readonly status: string
  readonly statusReason: string | undefined
  readonly outputs: Readonly<Record<string, string>>
  readonly outputDescriptions: Readonly<Record<string, string>>
  readonly tags: Readonly<Record<string, string>>
  readonly terminationProtection: boolean
}

/** Looks a stack up by name or ARN; undefined when there is none. */
export async function describeStack(clients: AwsClients, nameOrId: string): Promise<DeployedStack | undefined> {
  const client = await clients.cloudFormation()
  const { DescribeStacksCommand } = await import("@aws-sdk/client-cloudformation")
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: nameOrId }))
    const [stack] = Stacks
    if (stack === undefined || stack.StackStatus === "DELETE_COMPLETE") return undefined
    return {
      id: stack.StackId ?? nameOrId,
      name: stack.StackName ?? nameOrId,
      status: stack.StackStatus ?? "UNKNOWN",
      statusReason: stack.StackStatusReason,
      outputs: Object.fromEntries(
        (stack.Outputs ?? []).map((output) => [output.OutputKey ?? "", output.OutputValue ?? ""]),
      ),
      outputDescriptions: Object.fromEntries(
        (stack.Outputs ?? []).map((output) => [output.OutputKey ?? "", output.Description ?? ""]),
      ),
      tags: Object.fromEntries((stack.Tags ?? []).map((tag) => [tag.Key ?? "", tag.Value ?? ""])),
      terminationProtection: stack.EnableTerminationProtection === true,
    }
  } catch (error) {
    if (isAwsFailure(error, "ValidationError") && error.message.includes("does not exist")) return undefined
    throw error
  }
}

/** True while CloudFormation works on the stack; REVIEW_IN_PROGRESS only says that no change set was executed yet. */
export function isBusy(status: string): boolean {
  return status.endsWith("_IN_PROGRESS") && status !== "REVIEW_IN_PROGRESS"
}
