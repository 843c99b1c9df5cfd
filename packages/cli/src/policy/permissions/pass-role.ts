import type { SdkEvent } from "../interpreter/sdk-event.ts"
import { findResources } from "./find-resources.ts"
import { presenceOf } from "./input-reader.ts"
import { concernOf, joined, remedyFor, type NeededPermissions } from "./needed-permissions.ts"
import { passedRoles } from "./passed-roles.ts"

/** iam:PassRole, for each role that the call hands to a service; IAM checks it on the caller. */
export function passRole(event: SdkEvent): NeededPermissions {
  const roles = passedRoles(event).filter(({ parameter }) => ["given", "maybe"].includes(presenceOf(event, parameter)))
  return joined(roles.map(({ parameter, service }) => passed(parameter, service, event)))
}

function passed(parameter: string, service: string, event: SdkEvent): NeededPermissions {
  const { resources, unresolved } = findResources("iam:PassRole", event, { on: parameter })
  const condition = { StringEquals: { "iam:PassedToService": service } }
  const warnings = unresolved.map(({ reason, variable }) => ({
    code: "POLICY_RESOURCE_DANGEROUS",
    message: `${event.operation}: ${parameter} is not known: ${reason}`,
    concerns: concernOf("iam:PassRole", resources),
    hint: `iam:PassRole is granted on a known role only. ${remedyFor(variable, event)}`,
  }))
  if (warnings.length > 0) return { permissions: [], warnings }
  return { permissions: resources.map(({ resource }) => ({ action: "iam:PassRole", resource, condition })), warnings }
}
