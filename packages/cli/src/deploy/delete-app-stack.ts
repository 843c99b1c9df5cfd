import { UserError } from "../errors/user-error.ts"
import { assertOurs } from "./assert-ours.ts"
import { deleteStack } from "./delete-stack.ts"
import { confirm, type DeployContext } from "./deploy-context.ts"
import { describeStack, isBusy, type DeployedStack } from "./describe-stack.ts"
import { listResources, type DeployedResource } from "./list-resources.ts"
import { readTemplate } from "./read-template.ts"
import { statefulTypes } from "./stateful-types.ts"
import { waitUntilIdle } from "./wait-until-idle.ts"

export interface DeleteResult {
  /** False when there was nothing to delete. */
  readonly deleted: boolean
  /** What stays in the account because its declaration says so. */
  readonly retained: readonly DeployedResource[]
}

/** Deletes the app's stack after naming what goes with its data and what stays; a stack that does not exist is no error. */
export async function deleteAppStack(
  context: DeployContext,
  stackName: string,
  options: { readonly wait: boolean },
): Promise<DeleteResult> {
  const stack = await findIdleStack(context, stackName, options)
  if (stack === undefined) return { deleted: false, retained: [] }
  if (stack.terminationProtection) {
    throw new UserError("STACK_PROTECTED", `${stackName} has termination protection`, {
      hint: `If it may go: aws cloudformation update-termination-protection --no-enable-termination-protection --stack-name ${stackName}`,
    })
  }
  const template = await readTemplate(context.clients, stack.id)
  const resources = await listResources(context.clients, stack.id)
  const retained = resources.filter(({ logicalId }) => keeps(template.Resources[logicalId]?.DeletionPolicy))
  const lost = resources.filter((resource) => statefulTypes.has(resource.type) && !retained.includes(resource))
  showFate(context, { retained, lost })
  const { identity, clients } = context
  await confirm(context, `Delete ${stackName} from account ${identity.account}, ${clients.region}?`)
  await deleteStack(context, stack, [template])
  return { deleted: true, retained }
}

/** A stack that is being changed is waited for: deleting it meanwhile would race with whoever does that. */
async function findIdleStack(
  context: DeployContext,
  stackName: string,
  options: { readonly wait: boolean },
): Promise<DeployedStack | undefined> {
  for (;;) {
    const stack = await describeStack(context.clients, stackName)
    if (stack === undefined || stack.status === "REVIEW_IN_PROGRESS") return stack
    assertOurs(stack)
    if (!isBusy(stack.status)) return stack
    await waitUntilIdle(context, stack, options)
  }
}

function keeps(policy: string | undefined): boolean {
  return policy === "Retain" || policy === "RetainExceptOnCreate"
}

function showFate({ terminal }: DeployContext, fate: Record<"lost" | "retained", readonly DeployedResource[]>): void {
  for (const { logicalId, type, physicalId } of fate.lost) {
    terminal.warn(`${logicalId} (${type} ${physicalId}) is deleted with its data`)
  }
  for (const { logicalId, type, physicalId } of fate.retained) {
    terminal.progress(`${logicalId} (${type} ${physicalId}) stays in the account`)
  }
}
