import { checkOptions } from "./check-options.ts"
import type { Declaration } from "./declaration.ts"
import type { ResourceHandle } from "./iam.ts"
import type { MetricSource } from "./metric-source.ts"
import { declareResource } from "./resource.ts"

export interface AlarmOptions {
  /** What is watched: `queueMetric(…)`, `functionMetric(…)`, `tableMetric(…)`, or a namespace and a name. */
  readonly metric: MetricSource
  /** How the metric's value stands to it when something is wrong. */
  readonly threshold: number
  /** Default `>`. */
  readonly comparison?: ">" | ">=" | "<" | "<=" | undefined
  /** What is made of the values of a period; `p99` and its like too. Default `Sum`. */
  readonly statistic?: "Average" | "Maximum" | "Minimum" | "SampleCount" | "Sum" | `p${number}` | undefined
  /** Seconds: 10, 20, 30, or a multiple of 60 up to 86400. Default 60. */
  readonly period?: number | undefined
  /** How many of the last periods are looked at. Default 1. */
  readonly evaluationPeriods?: number | undefined
  /** How many of those have to be wrong. Default: all. */
  readonly datapointsToAlarm?: number | undefined
  /** What a period without values counts as. Default `notBreaching`. */
  readonly missingData?: "breaching" | "ignore" | "missing" | "notBreaching" | undefined
  /** The topics that are told when it begins, or their ARNs. Default none. */
  readonly notify?: AlarmTarget | readonly AlarmTarget[] | undefined
  /** The topics that are told when it ends, or their ARNs. Default none. */
  readonly notifyOk?: AlarmTarget | readonly AlarmTarget[] | undefined
  /** What whoever is told reads first. Default none. */
  readonly description?: string | undefined
}

/** A topic, as the resource that the app declares or by its ARN. */
export type AlarmTarget = ResourceHandle | (string & {})

/** What `new Alarm` writes down. */
export interface AlarmDeclaration extends Declaration, AlarmOptions {
  readonly kind: "alarm"
  readonly id: string
}

/**
 * An alarm of CloudWatch. `tsapi local` watches nothing.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * new Alarm("OrdersFailed", {
 *   metric: queueMetric(orderQueue.deadLetterQueue, "ApproximateNumberOfMessagesVisible"),
 *   statistic: "Maximum",
 *   threshold: 0,
 *   notify: operators,
 * })
 */
export class Alarm {
  readonly id: string

  constructor(id: string, options: AlarmOptions) {
    this.id = id
    if (process.env.TSAPI_PHASE === "run") return
    checkOptions("Alarm", options, optionNames)
    declareResource<AlarmDeclaration>({ ...options, kind: "alarm", id }, Alarm)
  }
}

const optionNames = [
  ...["metric", "threshold", "comparison", "statistic", "period", "evaluationPeriods", "datapointsToAlarm"],
  ...["missingData", "notify", "notifyOk", "description"],
]
