import { type Check, fault, integer, matching, objectOf, oneOf, record, show, text } from "@tsapi/framework/checks"

/** What is wrong with a metric of an alarm or of a dashboard. */
export const checkMetricSource: Check = objectOf(
  {
    namespace: matching(/^(?!:)[^:*][^*]{0,254}$/, "Use a namespace such as AWS/SQS, 255 characters at most."),
    name: matching(/^[^]{1,255}$/, "Use a metric's name, 255 characters at most."),
    dimensions: record((value, at) =>
      typeof value === "object" && value !== null
        ? objectOf({ kind: text, id: text }, ["kind", "id"])(value, at)
        : dimension(value, at),
    ),
  },
  ["namespace", "name"],
)

// What a handle's property stands for while the app is built: no function has it when its module is loaded.
const dimension: Check = (value, at) =>
  typeof value === "string" && value.includes("${tsapi.")
    ? [
        fault(
          at,
          "is a property of a resource",
          "Use stateMachineMetric(machine, name), or { kind, id } of the resource.",
        ),
      ]
    : text(value, at)

/** What is wrong with a statistic. */
export const checkStatistic: Check = (value, at) => {
  const named = oneOf(["Average", "Maximum", "Minimum", "SampleCount", "Sum", "p99"])(value, at)
  const isPercentile = typeof value === "string" && /^p(\d{1,2}(\.\d{1,10})?|100)$/.test(value)
  return isPercentile ? [] : named
}

/** What is wrong with a period. */
export const checkPeriod: Check = (value, at) => {
  if (value === 10 || value === 20 || value === 30) return []
  const faults = integer(60, 86_400, "seconds")(value, at)
  if (faults.length > 0 || Number(value) % 60 === 0) return faults
  return [fault(at, `is ${show(value)}`, "Use 10, 20 or 30 seconds, or a multiple of 60.")]
}
