import type { MetricSource } from "@tsapi/framework"
import { UserError } from "../../errors/user-error.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { PlanRefs } from "../../model/kind.ts"
import type { SourceLocation } from "../../model/source-location.ts"
import { assertFunction } from "../known-function.ts"
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
    const physical = propertyOf(refs, value, name.endsWith("Arn") ? "arn" : "name")
    if (physical !== undefined) return [name, physical]
    if (kind === "function") assertFunction(id, refs.app, { owner, location })
    throw new UserError("RESOURCE_INVALID", `${owner} watches a ${kind} "${id}", which the app does not have`, {
      location,
    })
  })
}
