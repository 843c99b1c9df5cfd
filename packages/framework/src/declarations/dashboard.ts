import { checkList, checkOptions } from "./check-options.ts"
import type { Declaration } from "./declaration.ts"
import type { MetricSource } from "./metric-source.ts"
import { declareResource } from "./resource.ts"

export interface DashboardOptions {
  /** Placed from left to right and from top to bottom, in rows of 24 columns. */
  readonly widgets: readonly DashboardWidget[]
}

export type DashboardWidget = MetricWidget | TextWidget

interface WidgetSize {
  /** Columns, 1 to 24. Default 12, and 24 for texts. */
  readonly width?: number | undefined
  /** Rows, 1 to 1000. Default 6, and 2 for texts. */
  readonly height?: number | undefined
}

/** Metrics in one chart. */
export interface MetricWidget extends WidgetSize {
  readonly title: string
  readonly metrics: readonly MetricSource[]
  /** What is made of the values of a period. Default `Sum`. */
  readonly statistic?: "Average" | "Maximum" | "Minimum" | "SampleCount" | "Sum" | `p${number}` | undefined
  /** Seconds. Default 300. */
  readonly period?: number | undefined
  /** How they are shown. Default `timeSeries`. */
  readonly view?: "timeSeries" | "singleValue" | "bar" | "pie" | undefined
  /** Whether they are put on top of each other. Default false. */
  readonly stacked?: boolean | undefined
}

export interface TextWidget extends WidgetSize {
  /** Markdown. */
  readonly text: string
}

/** What `new Dashboard` writes down. */
export interface DashboardDeclaration extends Declaration, DashboardOptions {
  readonly kind: "dashboard"
  readonly id: string
}

/**
 * A dashboard of CloudWatch.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * new Dashboard("Orders", { widgets: [{ title: "Errors", metrics: [functionMetric("OrderWorkerProcess", "Errors")] }] })
 */
export class Dashboard {
  readonly id: string

  constructor(id: string, options: DashboardOptions) {
    this.id = id
    if (process.env.TSAPI_PHASE === "run") return
    checkOptions("Dashboard", options, ["widgets"])
    checkList("Dashboard", "widgets", options.widgets)
    declareResource<DashboardDeclaration>({ ...options, kind: "dashboard", id }, Dashboard)
  }
}
