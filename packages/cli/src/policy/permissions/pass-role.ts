import type { SdkEvent } from "../interpreter/sdk-event.ts"
import { findResources } from "./find-resources.ts"
import { presenceOf } from "./input-reader.ts"
import type { NeededPermissions } from "./needed-permissions.ts"

interface Passing {
  readonly parameter: string
  readonly service: string
}

// Operations that hand a role to a service, which IAM checks as iam:PassRole on the caller.
const passing: Readonly<Record<string, Passing>> = {
  "@aws-sdk/client-eventbridge.PutRule": { parameter: "RoleArn", service: "events.amazonaws.com" },
  "@aws-sdk/client-eventbridge.PutTargets": { parameter: "Targets[].RoleArn", service: "events.amazonaws.com" },
  "@aws-sdk/client-lambda.CreateFunction": { parameter: "Role", service: "lambda.amazonaws.com" },
  "@aws-sdk/client-scheduler.CreateSchedule": { parameter: "Target.RoleArn", service: "scheduler.amazonaws.com" },
  "@aws-sdk/client-scheduler.UpdateSchedule": { parameter: "Target.RoleArn", service: "scheduler.amazonaws.com" },
  "@aws-sdk/client-sfn.CreateStateMachine": { parameter: "roleArn", service: "states.amazonaws.com" },
  "@aws-sdk/client-sfn.UpdateStateMachine": { parameter: "roleArn", service: "states.amazonaws.com" },
}

/** iam:PassRole, where the call gives a role. */
export function passRole(event: SdkEvent): NeededPermissions {
  const found = passing[`${event.module}.${event.operation}`]
  if (!found || presenceOf(event, found.parameter) === "absent") return { permissions: [], warnings: [] }
  const { resources, unresolved } = findResources("iam:PassRole", event, { on: found.parameter })
  const condition = { StringEquals: { "iam:PassedToService": found.service } }
  const warnings = unresolved.map(({ reason }) => ({
    code: "POLICY_RESOURCE_DANGEROUS",
    message: `${event.operation}: ${found.parameter} is not known: ${reason}`,
    hint: "iam:PassRole is granted on a known role only. Use a constant or an environment variable of the function.",
  }))
  if (warnings.length > 0) return { permissions: [], warnings }
  return { permissions: resources.map(({ resource }) => ({ action: "iam:PassRole", resource, condition })), warnings }
}
