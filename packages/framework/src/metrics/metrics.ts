import { afterInvocations, currentInvocation } from "../invocation/current-invocation.ts"
import { toJson } from "../invocation/to-json.ts"
import { writeLine } from "../invocation/write-line.ts"
import { checkDimensions, checkMetric, checkNamespace, type MetricUnit } from "./check-metric.ts"

export interface MetricsOptions {
  /** What tells these metrics from others of their name: `{ service: "orders" }`. Each combination of values is billed. */
  readonly dimensions?: Readonly<Record<string, string>> | undefined
}

export interface MetricOptions {
  /** Keeps a value for each second, not for each minute; costs more. Default false. */
  readonly highResolution?: boolean | undefined
}

interface Metric {
  readonly unit: MetricUnit
  readonly highResolution: boolean
  readonly values: number[]
}

// Of one line.
const MAX_METRICS = 100
const MAX_VALUES = 100

/**
 * Numbers that CloudWatch reads from the function's log, in the embedded metric format: no request is sent for them. What an
 * invocation adds is written in one line when it ends.
 *
 * Throws a RangeError for what CloudWatch does not take.
 *
 * @example
 * const metrics = new Metrics("Shop", { dimensions: { service: "orders" } })
 * metrics.add("OrdersPlaced", 1, "Count")
 */
export class Metrics {
  readonly #namespace: string
  readonly #dimensions: Readonly<Record<string, string>>
  readonly #metrics = new Map<string, Metric>()
  #properties: Record<string, unknown> = {}

  constructor(namespace: string, { dimensions = {} }: MetricsOptions = {}) {
    checkNamespace(namespace)
    checkDimensions(dimensions)
    this.#namespace = namespace
    this.#dimensions = dimensions
    afterInvocations(() => this.flush())
  }

  /** Adds a value; several of one name are kept apart, so that CloudWatch has their minimum, maximum and percentiles. */
  add(name: string, value: number, unit: MetricUnit = "None", { highResolution = false }: MetricOptions = {}): void {
    checkMetric(name, value, unit)
    const known = this.#metrics.get(name)
    if (known && (known.unit !== unit || known.highResolution !== highResolution)) {
      throw new RangeError(`The metric ${name} has the unit ${known.unit} and another in one invocation`)
    }
    if (known ? known.values.length === MAX_VALUES : this.#metrics.size === MAX_METRICS) this.flush()
    const metric = this.#metrics.get(name) ?? { unit, highResolution, values: [] }
    metric.values.push(value)
    this.#metrics.set(name, metric)
  }

  /** Adds a metric of one value with further dimensions, as in `{ plan: "gold" }`, in a line of its own. */
  addWith(dimensions: Readonly<Record<string, string>>, name: string, value: number, unit: MetricUnit = "None"): void {
    checkMetric(name, value, unit)
    const all = { ...this.#dimensions, ...dimensions }
    checkDimensions(all)
    this.#write(new Map([[name, { unit, highResolution: false, values: [value] }]]), all)
  }

  /** Says in the line of this invocation what is no dimension, such as an order's id. */
  property(name: string, value: unknown): void {
    this.#properties[name] = value
  }

  /** Writes what was added and not yet written. Invocations do that when they end. */
  flush(): void {
    const metrics = new Map(this.#metrics)
    this.#metrics.clear()
    if (metrics.size > 0) this.#write(metrics, this.#dimensions)
    this.#properties = {}
  }

  #write(metrics: ReadonlyMap<string, Metric>, dimensions: Readonly<Record<string, string>>): void {
    const values = Array.from(metrics, ([name, metric]) => [
      name,
      metric.values.length > 1 ? metric.values : metric.values[0],
    ])
    const requestId = currentInvocation()?.context?.awsRequestId
    const directive = {
      Namespace: this.#namespace,
      Dimensions: [Object.keys(dimensions)],
      Metrics: Array.from(metrics, ([Name, { unit, highResolution }]) => ({
        Name,
        Unit: unit,
        ...(highResolution && { StorageResolution: 1 }),
      })),
    }
    writeLine(
      toJson({
        ...(requestId !== undefined && { requestId }),
        ...this.#properties,
        ...dimensions,
        ...Object.fromEntries(values),
        _aws: { Timestamp: Date.now(), CloudWatchMetrics: [directive] },
      }),
    )
  }
}
