import type { MetricSource } from "@tsapi/framework"
import { closest } from "@tsapi/framework/checks"
import { UserError } from "../../errors/user-error.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import type { SourceLocation } from "../../model/source-location.ts"
import { propertyOf } from "./property-of.ts"

interface MetricOwner {
  /** `Alarm "OrdersFailed"`. */
  readonly owner: string
  readonly location: SourceLocation
}

/** A metric's dimensions with the physical names that the template knows. Throws a UserError for what the app has not. */
export function metricDimensions(
  { dimensions = {} }: MetricSource,
  refs: PlanRefs,
  { owner, location }: MetricOwner,
): readonly (readonly [name: string, value: CfnValue])[] {
  return Object.entries(dimensions).map(([name, value]) => {
    if (typeof value === "string") return [name, value]
    const { kind, id } = value
    const physical = propertyOf(refs, value, "name")
    if (physical !== undefined) return [name, physical]
    const ids = refs.app.functions.map((fn) => fn.id)
    const meant = closest(id, ids)
    const hint = meant ? `Did you mean ${meant}?` : `Functions of this app: ${ids.join(", ")}.`
    const code = kind === "function" ? "FUNCTION_UNKNOWN" : "RESOURCE_INVALID"
    throw new UserError(code, `${owner} watches a ${kind} "${id}", which the app does not have`, {
      location,
      ...(kind === "function" && { hint }),
    })
  })
}
