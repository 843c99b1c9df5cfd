import type {
  Change,
  CreateChangeSetCommandInput,
  DescribeChangeSetCommandOutput,
} from "@aws-sdk/client-cloudformation"
import { UserError, UserErrors } from "../errors/user-error.ts"
import type { CfnTemplate } from "../model/cloudformation.ts"
import type { AwsClients } from "./aws-clients.ts"
import { locationOf } from "./location-of.ts"
import { pause } from "./pause.ts"

/** What CloudFormation would do; nothing happens until it is executed. */
export interface ChangeSet {
  readonly id: string
  readonly stackId: string
  /** Empty when the deployed stack is already like that. */
  readonly changes: readonly Change[]
  /** True when outputs, tags or parameters change, even without a resource. */
  readonly executable: boolean
}

/** Makes a change set and waits until CloudFormation has worked it out; throws `CHANGE_SET_FAILED` for a template it rejects. */
export async function createChangeSet(
  clients: AwsClients,
  input: CreateChangeSetCommandInput,
  { template, signal }: { readonly template: CfnTemplate; readonly signal: AbortSignal },
): Promise<ChangeSet> {
  const client = await clients.cloudFormation()
  const { CreateChangeSetCommand } = await import("@aws-sdk/client-cloudformation")
  const { Id = "", StackId = "" } = await client.send(new CreateChangeSetCommand(input))
  for (;;) {
    const page = await describe(clients, Id)
    if (page.Status === "CREATE_COMPLETE") {
      return { id: Id, stackId: StackId, changes: await allChanges(clients, Id, page), executable: true }
    }
    if (page.Status === "FAILED") {
      if (saysNoChanges(page.StatusReason)) return { id: Id, stackId: StackId, changes: [], executable: false }
      throw await explainRejection(clients, page, template)
    }
    await pause(clients.pollInterval, signal)
  }
}

async function describe(clients: AwsClients, id: string, NextToken?: string): Promise<DescribeChangeSetCommandOutput> {
  const client = await clients.cloudFormation()
  const { DescribeChangeSetCommand } = await import("@aws-sdk/client-cloudformation")
  return client.send(
    new DescribeChangeSetCommand({ ChangeSetName: id, ...(NextToken === undefined ? {} : { NextToken }) }),
  )
}

async function allChanges(
  clients: AwsClients,
  id: string,
  first: DescribeChangeSetCommandOutput,
): Promise<readonly Change[]> {
  const changes = [...(first.Changes ?? [])]
  for (let token = first.NextToken; token !== undefined;) {
    const page = await describe(clients, id, token)
    changes.push(...(page.Changes ?? []))
    token = page.NextToken
  }
  return changes
}

function saysNoChanges(reason: string | undefined): boolean {
  return reason !== undefined && /didn't contain changes|No updates are to be performed/.test(reason)
}

/** CloudFormation checks properties before it starts; which ones are wrong is only in the events of the change set. */
async function explainRejection(
  clients: AwsClients,
  { ChangeSetId, StatusReason = "CloudFormation gives no reason" }: DescribeChangeSetCommandOutput,
  template: CfnTemplate,
): Promise<UserError | UserErrors> {
  const failed = /valid|hook/i.test(StatusReason) ? await readValidationFailures(clients, ChangeSetId) : []
  const errors = failed.map(
    ({ logicalId, path, reason }) =>
      new UserError(
        "CHANGE_SET_FAILED",
        `CloudFormation rejects ${logicalId}${path === undefined ? "" : ` at ${path}`}: ${reason}`,
        {
          location: locationOf(logicalId, [template]),
          hint: "Nothing was changed.",
        },
      ),
  )
  if (errors.length > 0) return new UserErrors(errors)
  return new UserError("CHANGE_SET_FAILED", `CloudFormation rejects the template: ${StatusReason}`, {
    hint: "Nothing was changed.",
  })
}

async function readValidationFailures(
  clients: AwsClients,
  ChangeSetName: string | undefined,
): Promise<readonly ValidationFailure[]> {
  const client = await clients.cloudFormation()
  const { DescribeEventsCommand } = await import("@aws-sdk/client-cloudformation")
  try {
    const { OperationEvents = [] } = await client.send(
      new DescribeEventsCommand({ ChangeSetName, Filters: { FailedEvents: true } }),
    )
    return OperationEvents.flatMap((event) => {
      const reason = event.ValidationStatusReason ?? event.HookStatusReason
      const logicalId = event.LogicalResourceId
      return reason === undefined || logicalId === undefined ? [] : [{ logicalId, path: event.ValidationPath, reason }]
    })
  } catch {
    // The details are an extra; without the permission for them the general reason has to do.
    return []
  }
}

interface ValidationFailure {
  readonly logicalId: string
  readonly path: string | undefined
  readonly reason: string
}
