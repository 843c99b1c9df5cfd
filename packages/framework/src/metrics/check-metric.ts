/** The units of CloudWatch. */
export type MetricUnit = (typeof units)[number]

const units = [
  ...(["Seconds", "Microseconds", "Milliseconds"] as const),
  ...(["Bytes", "Kilobytes", "Megabytes", "Gigabytes", "Terabytes"] as const),
  ...(["Bits", "Kilobits", "Megabits", "Gigabits", "Terabits"] as const),
  ...(["Percent", "Count"] as const),
  ...(["Bytes/Second", "Kilobytes/Second", "Megabytes/Second", "Gigabytes/Second", "Terabytes/Second"] as const),
  ...(["Bits/Second", "Kilobits/Second", "Megabits/Second", "Gigabits/Second", "Terabits/Second"] as const),
  ...(["Count/Second", "None"] as const),
]

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
const MAX_DIMENSIONS = 30
const MAX_VALUE = 2 ** 360

/** Throws a RangeError for a namespace that CloudWatch does not take. */
export function checkNamespace(namespace: string): void {
  if (/^[\w.\-/#: ]{1,255}$/.test(namespace) && !/^(AWS\/|:)/.test(namespace)) return
  throw new RangeError(
    `The namespace of metrics is ${JSON.stringify(namespace)}. Use 1 to 255 letters, digits and .-_/#: that do not begin with AWS/`,
  )
}

/** Throws a RangeError for dimensions that CloudWatch does not take. */
export function checkDimensions(dimensions: Readonly<Record<string, string>>): void {
  const entries = Object.entries(dimensions)
  if (entries.length > MAX_DIMENSIONS) {
    throw new RangeError(`A metric has at most ${MAX_DIMENSIONS} dimensions; these are ${entries.length}`)
  }
  for (const [name, value] of entries) {
    if (!isText(name, 250) || name.startsWith(":")) {
      throw new RangeError(
        `A dimension is named ${JSON.stringify(name)}. Use 1 to 250 printable ASCII characters, not beginning with a colon`,
      )
    }
    if (typeof value !== "string" || !isText(value, 1024)) {
      throw new RangeError(
        `The dimension ${name} is ${JSON.stringify(value)}. Use 1 to 1024 printable ASCII characters`,
      )
    }
  }
}

/** Throws a RangeError for a metric that CloudWatch does not take. */
export function checkMetric(name: string, value: number, unit: string): void {
  if (!isText(name, 255)) {
    throw new RangeError(`A metric is named ${JSON.stringify(name)}. Use 1 to 255 printable ASCII characters`)
  }
  if (!Number.isFinite(value) || Math.abs(value) > MAX_VALUE) {
    throw new RangeError(`The metric ${name} is ${value}. Use a number from -2^360 to 2^360`)
  }
  if (!units.some((known) => known === unit)) {
    throw new RangeError(`The unit of the metric ${name} is ${JSON.stringify(unit)}. Use one of ${units.join(", ")}`)
  }
}

function isText(text: string, maximum: number): boolean {
  return /^[\x20-\x7e]*$/.test(text) && text.trim() !== "" && text.length <= maximum
}
