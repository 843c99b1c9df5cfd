import type { CreateChangeSetCommandInput } from "@aws-sdk/client-cloudformation"
import type { BuiltStack } from "../model/built-stack.ts"
import { createChangeSet, type ChangeSet } from "./change-set.ts"
import type { DeployContext } from "./deploy-context.ts"
import type { DeployedStack } from "./describe-stack.ts"
import { isAwsFailure } from "./explain-aws-error.ts"
import type { PlacedTemplate } from "./place-template.ts"

export interface Proposal {
  /** What is there now; undefined for a first deploy. */
  readonly stack: DeployedStack | undefined
  readonly bucket: string
  readonly template: PlacedTemplate["source"]
  /** Names the change set. */
  readonly token: string
  /** Do not wait until resources are ready to serve; asked for only outside production. */
  readonly express: boolean
}

/** Asks CloudFormation what deploying `built` would change; falls back to the standard mode where express is refused. */
export async function proposeChanges(
  context: DeployContext,
  built: BuiltStack,
  proposal: Proposal,
): Promise<ChangeSet> {
  const { clients, signal, terminal } = context
  const input: CreateChangeSetCommandInput = {
    StackName: built.stackName,
    ChangeSetName: proposal.token,
    ChangeSetType: proposal.stack === undefined ? "CREATE" : "UPDATE",
    Description: `tsapi deploy by ${context.identity.arn}`,
    Capabilities: ["CAPABILITY_IAM"],
    // CloudFormation refuses parameters that a template does not have.
    Parameters: Object.keys(built.template.Parameters ?? {}).map((ParameterKey) => ({
      ParameterKey,
      ParameterValue: proposal.bucket,
    })),
    Tags: Object.entries(stackTags(built)).map(([Key, Value]) => ({ Key, Value })),
    ...proposal.template,
  }
  const options = { template: built.template, signal }
  if (!proposal.express) return createChangeSet(clients, input, options)
  try {
    // Express alone would switch rollback off, and a failed deploy would not leave the old version serving.
    const DeploymentConfig = { Mode: "EXPRESS", DisableRollback: false } as const
    return await createChangeSet(clients, { ...input, DeploymentConfig }, options)
  } catch (error) {
    if (!refusesExpress(error)) throw error
    terminal.progress("Express mode is not available here; deploying in standard mode.")
    return createChangeSet(clients, input, options)
  }
}

/** The tags of a stack; `tsapi:app` marks it as ours. */
export function stackTags({ app, config }: BuiltStack): Readonly<Record<string, string>> {
  return { "tsapi:app": app.appName, "tsapi:stage": app.stage, ...config.tags }
}

function refusesExpress(error: unknown): boolean {
  return (
    isAwsFailure(error, "ValidationError", "InvalidParameterValue", "UnknownParameter") &&
    /DeploymentConfig|express/i.test(error.message)
  )
}
