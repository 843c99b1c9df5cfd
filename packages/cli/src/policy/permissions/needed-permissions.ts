import type { CfnValue } from "../../model/cloudformation.ts"
import type { Grant } from "../../model/grant.ts"
import { showResource } from "../../model/show-resource.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import { isDangerous } from "./is-dangerous.ts"
import { findResources } from "./find-resources.ts"
import type { FoundResource, FoundResources, Unresolved } from "./found-resources.ts"
import type { Source } from "./resources-of-rule.ts"
import { sourceOf } from "./input-reader.ts"

/** One permission that a call needs. */
export interface Permission {
  readonly action: string
  readonly resource: CfnValue
  readonly condition?: Grant["condition"]
  /** Its resource holds `*` in place of what is not known. */
  readonly isAssumed?: boolean
}

export interface PermissionWarning {
  readonly code: string
  readonly message: string
  readonly hint: string
  /** What a declared permission must be about to settle it. */
  readonly concerns?: Concern
}

export interface Concern {
  /** Any of these; `*` stands for a service that is not known. */
  readonly actions: readonly string[]
  /** What would be granted; absent: any resource. */
  readonly resources?: readonly CfnValue[]
}

export interface NeededPermissions {
  readonly permissions: readonly Permission[]
  readonly warnings: readonly PermissionWarning[]
}

/** The permissions for one action, with a warning for each parameter that is not known. */
export function permissionsFor(action: string, event: SdkEvent, source: Source = {}): NeededPermissions {
  return permissionsOn(findResources(action, event, source), action, event)
}

/** An action on what was found; a dangerous one only where all of it is known. */
export function permissionsOn(
  { resources, unresolved }: FoundResources,
  action: string,
  event: SdkEvent,
): NeededPermissions {
  const warnings = unresolved.map((it) => unresolvedWarning(it, { action, event, resources }))
  const isRefused = unresolved.length > 0 && isDangerous(action)
  return { permissions: isRefused ? [] : resources.map((found) => ({ action, ...found })), warnings }
}

export function joined(all: readonly NeededPermissions[]): NeededPermissions {
  return {
    permissions: all.flatMap(({ permissions }) => permissions),
    warnings: all.flatMap(({ warnings }) => warnings),
  }
}

// In the words of the code.
function unresolvedWarning(
  { parameter, reason, variable }: Unresolved,
  { action, event, resources }: { action: string; event: SdkEvent; resources: readonly FoundResource[] },
): PermissionWarning {
  const source = sourceOf(event, parameter)
  const message = `${event.operation}: ${parameter}${source ? ` (${source})` : ""} is not known: ${reason}`
  const remedy = remedyFor(variable, event)
  const concerns = concernOf(action, resources)
  if (isDangerous(action)) {
    const hint = `${action} on everything is not granted. ${remedy}`
    return { code: "POLICY_RESOURCE_DANGEROUS", message, hint, concerns }
  }
  const hint = `${action} is granted on ${show(resources)}. ${remedy}`
  return { code: "POLICY_RESOURCE_UNKNOWN", message, hint, concerns }
}

export function concernOf(action: string, resources: readonly FoundResource[]): Concern {
  const assumed = resources.filter(({ isAssumed }) => isAssumed)
  return { actions: [action], resources: assumed.map(({ resource }) => resource) }
}

/** What to do about a value that is not known, as one sentence. */
export function remedyFor(variable: string | undefined, { site }: SdkEvent): string {
  if (site.frame.run.isEnvironmentComplete)
    return "Use a resource the app declares, a constant, or an environment variable of the function."
  return variable === undefined
    ? "Use a constant, or an environment variable that --env gives."
    : `Give the variable's value: --env ${variable}=…`
}

function show(resources: readonly FoundResource[]): string {
  return [...new Set(resources.map(({ resource }) => showResource(resource)))].join(", ")
}
