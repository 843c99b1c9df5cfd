export type { MetricUnit } from "./check-metric.ts"
export { type MetricOptions, Metrics, type MetricsOptions } from "./metrics.ts"
