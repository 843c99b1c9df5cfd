import { type Check, fault, integer, listOf, matching, oneOf, show } from "@tsapi/framework/checks"
import type { AlarmDeclaration, Declaration, TopicDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { Located } from "../../model/kind.ts"
import { resourceOfArn } from "../../model/resource-of-arn.ts"
import { optionErrors } from "../resources/option-errors.ts"
import { checkMetricSource, checkPeriod, checkStatistic } from "./metric-checks.ts"

/** Everything CloudWatch would refuse in an alarm's declaration. */
export function checkAlarm(
  alarm: Located<AlarmDeclaration>,
  declared: readonly Located<Declaration>[],
): readonly UserError[] {
  const { kind: _kind, id, location, ...options } = alarm
  const owner = `Alarm "${id}"`
  const errors = optionErrors({ code: "RESOURCE_INVALID", owner, options, checks, location })
  if (errors.length > 0) return errors
  return [...combinedFaults(alarm), ...topicFaults(alarm, declared)].map(
    ([problem, hint]) => new UserError("RESOURCE_INVALID", `${owner}: ${problem}`, { hint, location }),
  )
}

type Fault = readonly [problem: string, hint: string]

// https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
function combinedFaults({ metric, period = 60, evaluationPeriods = 1, datapointsToAlarm = 1 }: AlarmDeclaration) {
  const faults: Fault[] = []
  if (period < 60 && metric.namespace.startsWith("AWS/"))
    faults.push([`period is ${period}`, "Metrics of AWS's own have a value for each minute: use 60 or more."])
  if (datapointsToAlarm > evaluationPeriods)
    faults.push([`datapointsToAlarm is ${datapointsToAlarm} of ${evaluationPeriods} periods`, "Use a smaller number."])
  const [longest, words] = period < 3600 ? [86_400, "a day"] : [604_800, "a week"]
  if (period * evaluationPeriods > longest)
    faults.push([
      `it looks back ${period * evaluationPeriods} seconds`,
      `Let period times evaluationPeriods be ${words} at most.`,
    ])
  return faults
}

// https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
function topicFaults(
  { notify, notifyOk }: AlarmDeclaration,
  declared: readonly Located<Declaration>[],
): readonly Fault[] {
  const told = [notify ?? [], notifyOk ?? []].flat().map((target) => resourceOfArn(target)?.id)
  return declared
    .filter((other): other is Located<TopicDeclaration> => other.kind === "topic")
    .filter(({ id, encryption }) => encryption === "aws-managed" && told.includes(id))
    .map(({ id }) => [
      `CloudWatch may not use the key of the topic "${id}", so nobody would be told`,
      "Leave its encryption out, or give it a key of yours whose policy lets cloudwatch.amazonaws.com use it.",
    ])
}

const topic = matching(
  /^(\$\{tsapi\.topic\..+\.arn\}|arn:.+:sns:.+:[^:]+)$/,
  "Use a topic of the app, or the ARN of one.",
)
const topics: Check = (value, at) => (Array.isArray(value) ? listOf(topic)(value, at) : topic(value, at))
const checks: Readonly<Record<string, Check>> = {
  metric: checkMetricSource,
  threshold: (value, at) =>
    typeof value === "number" && Number.isFinite(value) ? [] : [fault(at, `is ${show(value)}`, "Use a number.")],
  comparison: oneOf([">", ">=", "<", "<="]),
  statistic: checkStatistic,
  period: checkPeriod,
  evaluationPeriods: integer(1, 1440, "periods"),
  datapointsToAlarm: integer(1, 1440, "periods"),
  missingData: oneOf(["breaching", "ignore", "missing", "notBreaching"]),
  notify: topics,
  notifyOk: topics,
  description: matching(/^[^]{0,1024}$/, "Use a string of at most 1024 characters."),
}
