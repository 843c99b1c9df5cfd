import type { ResourceReference } from "../model/app-model.ts"
import type { CfnValue } from "../model/cloudformation.ts"

/** The variables of the resources whose declarations are among a function's bundled modules, and of those for all. */
export function referenceEnvironment(
  modules: readonly string[],
  references: readonly ResourceReference[],
): Readonly<Record<string, CfnValue>> {
  const reachable = references.filter((reference) => isReachable(reference, modules))
  return Object.fromEntries(reachable.map(({ environmentVariable, value }) => [environmentVariable, value]))
}

/** Whether a function of these modules may read a reference. */
export function isReachable({ location, isForAll }: ResourceReference, modules: readonly string[]): boolean {
  return isForAll ?? modules.includes(location.file)
}
