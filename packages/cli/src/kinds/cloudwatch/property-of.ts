import type { CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import { functionLogicalIds } from "../../model/logical-id.ts"
import { findReference } from "../../model/find-reference.ts"

/** What the template has for a property of a resource of the app, or of a `function`; undefined where there is none. */
export function propertyOf(
  { app, references }: PlanRefs,
  { kind, id }: { readonly kind: string; readonly id: string },
  property: "arn" | "name",
): CfnValue | undefined {
  // The metrics of a function are by its name, whatever alias it is invoked by.
  if (kind === "function")
    return app.functions.some((fn) => fn.id === id) ? { Ref: functionLogicalIds(id).fn } : undefined
  const reference = findReference(references, { kind, id, property: property === "arn" ? undefined : property })
  return property === "arn" ? reference?.arn : reference?.value
}
