import { type Check, fault, integer, listOf, matching, objectOf, oneOf, trueOrFalse } from "@tsapi/framework/checks"
import type { DashboardDeclaration } from "@tsapi/framework/internal"
import type { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { optionErrors } from "../resources/option-errors.ts"
import { checkMetricSource, checkPeriod, checkStatistic } from "./metric-checks.ts"

/** Everything CloudWatch would refuse in a dashboard's declaration. */
export function checkDashboard(dashboard: Located<DashboardDeclaration>): readonly UserError[] {
  const { kind: _kind, id, location, ...options } = dashboard
  return optionErrors({ code: "RESOURCE_INVALID", owner: `Dashboard "${id}"`, options, checks, location })
}

const size = { width: integer(1, 24, "columns"), height: integer(1, 1000, "rows") }
const filled = matching(/[^]/, "Use a string that is not empty.")
const textWidget = objectOf({ text: filled, ...size })
const metricWidget = objectOf(
  {
    title: filled,
    metrics: filledList(checkMetricSource, 500),
    statistic: checkStatistic,
    period: checkPeriod,
    view: oneOf(["timeSeries", "singleValue", "bar", "pie"]),
    stacked: trueOrFalse,
    ...size,
  },
  ["title", "metrics"],
)

const checks: Readonly<Record<string, Check>> = {
  widgets: filledList((value, at) => ("text" in Object(value) ? textWidget : metricWidget)(value, at), 500),
}

function filledList(check: Check, maximum: number): Check {
  return (value, at) => {
    const length = Array.isArray(value) ? value.length : 1
    if (length === 0) return [fault(at, "is empty", "Write at least one.")]
    if (length > maximum) return [fault(at, `has ${length} entries`, `CloudWatch takes ${maximum} at most.`)]
    return listOf(check)(value, at)
  }
}
