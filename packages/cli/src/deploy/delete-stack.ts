import { UserError, UserErrors } from "../errors/user-error.ts"
import type { CfnTemplate } from "../model/cloudformation.ts"
import type { DeployContext } from "./deploy-context.ts"
import type { DeployedStack } from "./describe-stack.ts"
import { EventPrinter } from "./event-printer.ts"
import { findFailures } from "./find-failures.ts"
import { followStack } from "./follow-stack.ts"
import { locationOf } from "./location-of.ts"
import { makeOperationToken } from "./operation-token.ts"
import { newestEventId } from "./read-stack-events.ts"

/** Deletes a stack and shows its events until it is gone; throws `DELETE_FAILED` for each resource that stays. */
export async function deleteStack(
  { clients, identity, signal, terminal }: DeployContext,
  stack: DeployedStack,
  templates: readonly CfnTemplate[],
): Promise<void> {
  const client = await clients.cloudFormation()
  const { DeleteStackCommand } = await import("@aws-sdk/client-cloudformation")
  const after = await newestEventId(clients, stack.id)
  const ClientRequestToken = makeOperationToken(identity.user)
  await client.send(new DeleteStackCommand({ StackName: stack.id, ClientRequestToken }))
  const printer = new EventPrinter(terminal, templates)
  const outcome = await followStack(clients, stack.id, { after, signal, onEvent: (event) => printer.show(event) })
  printer.end()
  if (outcome.stack === undefined) return
  const errors = findFailures(outcome.events)
    .filter((event) => !event.ofStack)
    .map(
      (event) =>
        new UserError(
          "DELETE_FAILED",
          `${event.logicalId} (${event.type}) cannot be deleted: ${event.reason ?? event.status}`,
          {
            location: locationOf(event.logicalId, templates),
            hint: hintFor(event.type, event.physicalId),
          },
        ),
    )
  if (errors.length > 0) throw new UserErrors(errors)
  throw new UserError(
    "DELETE_FAILED",
    `${stack.name} is ${outcome.stack.status}: ${outcome.stack.statusReason ?? ""}`,
    {
      hint: "Look at the stack's events in the CloudFormation console, then run tsapi delete again.",
    },
  )
}

function hintFor(type: string, physicalId: string): string {
  if (type === "AWS::S3::Bucket")
    return `Empty the bucket ${physicalId} if its data may go, then run tsapi delete again.`
  if (type === "AWS::DynamoDB::Table")
    return `Switch off deletion protection of ${physicalId} if its data may go, then run tsapi delete again.`
  if (type === "AWS::SES::ReceiptRuleSet")
    return "If it is the active one, run `aws ses set-active-receipt-rule-set`, then tsapi delete again."
  return "Put the cause right, then run tsapi delete again."
}
