import type { DashboardWidget, MetricWidget } from "@tsapi/framework"
import type { DashboardDeclaration } from "@tsapi/framework/internal"
import { canonicalJson } from "../../model/canonical-json.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import type { Located, PlanRefs } from "../../model/kind.ts"
import { metricDimensions } from "./metric-dimensions.ts"

const columns = 24

/** The JSON of a dashboard, in which the template fills in physical names and the region. */
export function dashboardBody(dashboard: Located<DashboardDeclaration>, refs: PlanRefs): CfnValue {
  const { id, widgets, location } = dashboard
  const variables: Record<string, CfnValue> = {}
  const nameOf = (value: CfnValue) => {
    if (typeof value === "string") return escaped(value)
    const name = `Name${Object.keys(variables).length + 1}`
    variables[name] = value
    return `\${${name}}`
  }
  const metricOf = (metric: MetricWidget["metrics"][number]) => {
    const dimensions = metricDimensions(metric, refs, { owner: `Dashboard "${id}"`, location })
    const names = dimensions.flatMap(([name, value]) => [escaped(name), nameOf(value)])
    return [escaped(metric.namespace), escaped(metric.name), ...names]
  }
  const placed = placements(widgets)
  const body = canonicalJson({
    widgets: widgets.map((widget, index) => ({
      type: "text" in widget ? "text" : "metric",
      ...placed[index],
      properties:
        "text" in widget ? { markdown: escaped(widget.text) } : metricProperties(widget, widget.metrics.map(metricOf)),
    })),
  })
  return { "Fn::Sub": Object.keys(variables).length > 0 ? [body, variables] : body }
}

function metricProperties(widget: MetricWidget, metrics: readonly (readonly string[])[]) {
  const { title, statistic = "Sum", period = 300, view = "timeSeries", stacked = false } = widget
  return { title: escaped(title), metrics, stat: statistic, period, view, stacked, region: "${AWS::Region}" }
}

interface Placement {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** From left to right; a widget that does not fit its row begins the next. */
function placements(widgets: readonly DashboardWidget[]): readonly Placement[] {
  let [x, y, rowHeight] = [0, 0, 0]
  return widgets.map((widget) => {
    const isText = "text" in widget
    const { width = isText ? columns : columns / 2, height = isText ? 2 : 6 } = widget
    if (x + width > columns) {
      y += rowHeight
      x = 0
      rowHeight = 0
    }
    const placement = { x, y, width, height }
    x += width
    rowHeight = Math.max(rowHeight, height)
    return placement
  })
}

// `${…}` of the user's own is text.
function escaped(text: string): string {
  return text.replaceAll("${", "${!")
}
