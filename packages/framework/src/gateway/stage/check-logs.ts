import {
  type Check,
  fault,
  matching,
  objectOf,
  oneOf,
  type OptionFault,
  show,
  trueOrFalse,
} from "../../checks/index.ts"

// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
const retentionDays = oneOf([
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
])

const destination = matching(
  /^arn:aws[\w-]*:(?:logs:[a-z0-9-]+:\d{12}:log-group:[\w./#-]{1,512}|firehose:[a-z0-9-]+:\d{12}:deliverystream\/amazon-apigateway-[\w.-]+)$/,
  "Use the ARN of a log group, without :* at its end, or of a Firehose stream named amazon-apigateway-….",
)

const accessLogs = objectOf({ format, retentionDays, destination })

/** Faults of `accessLogs`. */
export const checkAccessLogs: Check = (value, at) => {
  if (typeof value === "boolean") return []
  const faults = accessLogs(value, at)
  const { destination: existing, retentionDays: days } = Object(value) as Readonly<Record<string, unknown>>
  if (faults.length > 0 || existing === undefined || days === undefined) return faults
  const hint = "Remove it: how long logs are kept there is up to the destination."
  return [fault([...at, "retentionDays"], "is for a log group that is made, and there is a destination", hint)]
}

const executionLogs = objectOf(
  { level: oneOf(["error", "info"]), dataTrace: trueOrFalse, metrics: trueOrFalse, retentionDays },
  ["level"],
)

/** Faults of `executionLogs`. */
export const checkExecutionLogs: Check = (value, at) => (value === false ? [] : executionLogs(value, at))

function format(value: unknown, at: readonly string[]): readonly OptionFault[] {
  const text = textOf(value)
  if (text === undefined) {
    const hint = 'Use an object such as { id: "$context.requestId" }, or a text of one line.'
    return [fault(at, `is ${show(value)}`, hint)]
  }
  const stranger = /\$(?!context\.[A-Za-z])\w*/.exec(text)?.[0]
  if (stranger !== undefined) {
    return [fault(at, `has ${stranger}`, "Use $context.… only: nothing else is filled in.")]
  }
  if (/\$context\.(?:requestId|extendedRequestId)\b/.test(text)) return []
  return [fault(at, "has no id of the request", "Put $context.requestId or $context.extendedRequestId into it.")]
}

function textOf(value: unknown): string | undefined {
  if (typeof value === "string") return /[\r\n]/.test(value) ? undefined : value
  const isRecord = typeof value === "object" && value !== null && !Array.isArray(value)
  return isRecord && Object.values(value).every((field) => typeof field === "string")
    ? JSON.stringify(value)
    : undefined
}
