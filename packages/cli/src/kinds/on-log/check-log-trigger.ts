import { type Check, fault, listOf, matching, objectOf, show } from "@tsapi/framework/checks"
import type { Declaration, LogTriggerDeclaration } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import { PatternFault } from "../../model/filter-pattern/pattern-fault.ts"
import { readFilterPattern } from "../../model/filter-pattern/read-filter-pattern.ts"
import type { Located } from "../../model/kind.ts"
import { optionErrors } from "../resources/option-errors.ts"
import { triggerFunctionId, triggerName } from "../triggers/trigger-function.ts"
import { isSameGroup } from "./is-same-group.ts"
import { logGroupId } from "./log-trigger-model.ts"

type LogTrigger = Located<LogTriggerDeclaration>

/** Everything CloudWatch Logs would refuse in an `@onLog`, and what would never end. */
export function checkLogTrigger(
  trigger: LogTrigger,
  declarations: readonly Located<Declaration>[],
): readonly UserError[] {
  const { filterPattern, logGroups, location } = trigger
  const owner = `@onLog of ${triggerName(trigger)}`
  const code = "TRIGGER_INVALID"
  const errors = optionErrors({ code, owner, options: { filterPattern, logGroups }, checks, location })
  if (errors.length > 0) return errors
  const triggers = declarations.filter((other): other is LogTrigger => other.kind === "onLog")
  const faults = [...ownFaults(trigger, triggers), ...loopFaults(trigger, triggers), ...limitFaults(trigger, triggers)]
  return faults.map(([problem, hint]) => new UserError(code, `${owner}: ${problem}`, { hint, location }))
}

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutSubscriptionFilter.html */
const MOST_CHARACTERS = 1024
const MOST_FILTERS = 2

const groupName = matching(
  /^[-._/#A-Za-z0-9]{1,512}$/,
  "Use the name of a log group: /aws/rds/instance/orders/postgresql.",
)
const functionGroup = objectOf({ functionId: matching(/./, "Use the id of a function that `tsapi routes` shows.") })
const groupId = matching(
  /^[A-Za-z][A-Za-z0-9_-]{0,47}$/,
  "Use letters, digits, - and _, beginning with a letter: 48 at most.",
)
const existingGroup = objectOf({ id: groupId, name: groupName }, ["id", "name"])

const checks: Readonly<Record<string, Check>> = {
  filterPattern(value, at) {
    if (typeof value !== "string") return [fault(at, `is ${show(value)}`, "Use a text; an empty one takes all lines.")]
    if (value.length > MOST_CHARACTERS)
      return [fault(at, `has ${value.length} characters`, `CloudWatch Logs takes ${MOST_CHARACTERS}.`)]
    try {
      readFilterPattern(value)
      return []
    } catch (error) {
      if (error instanceof PatternFault) return [fault(at, error.message, error.hint)]
      throw error
    }
  },
  logGroups: listOf((value, at) => ("functionId" in Object(value) ? functionGroup : existingGroup)(value, at)),
}

type Fault = readonly [problem: string, hint: string]

function ownFaults(trigger: LogTrigger, triggers: readonly LogTrigger[]): readonly Fault[] {
  const ids = trigger.logGroups.map(logGroupId)
  const twice = ids.filter((id, index) => ids.indexOf(id) < index)
  const first = triggers.find((other) => triggerFunctionId(other) === triggerFunctionId(trigger))
  return [
    ...twice.map((id): Fault => [`the log group ${id} is there twice`, "Name it once."]),
    ...(first && first !== trigger
      ? [["the method has another @onLog", "Give one of them a list of all log groups: @onLog([…, …])."] as const]
      : []),
  ]
}

/** What a function logs makes a function run, whose log makes the first run: each line makes more of them, for ever. */
function loopFaults(trigger: LogTrigger, triggers: readonly LogTrigger[]): readonly Fault[] {
  const own = triggerFunctionId(trigger)
  const hint = "Each line would make the next one, without end. Put the method elsewhere, or take another log."
  return sourcesOf(trigger).flatMap((source): readonly Fault[] => {
    if (source === own) return [["it takes the log of its own function", hint]]
    const isFed = isReached(source, own, triggers)
    return isFed ? [[`it takes the log of ${source}, whose events come from the log of ${own}`, hint]] : []
  })
}

function sourcesOf({ logGroups }: LogTrigger): readonly string[] {
  return logGroups.flatMap((group) => ("functionId" in group ? [group.functionId] : []))
}

/** Whether lines of `from` lead to runs of `functionId`. */
function isReached(
  functionId: string,
  from: string,
  triggers: readonly LogTrigger[],
  seen: ReadonlySet<string> = new Set(),
): boolean {
  if (seen.has(functionId)) return false
  const sources = triggers.filter((other) => triggerFunctionId(other) === functionId).flatMap(sourcesOf)
  return sources.some((source) => source === from || isReached(source, from, triggers, new Set([...seen, functionId])))
}

function limitFaults(trigger: LogTrigger, triggers: readonly LogTrigger[]): readonly Fault[] {
  return trigger.logGroups.flatMap((group): readonly Fault[] => {
    const takers = triggers.filter(({ logGroups }) => logGroups.some((other) => isSameGroup(other, group)))
    if (takers.indexOf(trigger) < MOST_FILTERS) return []
    const names = takers.slice(0, MOST_FILTERS).map(triggerName).join(" and ")
    const hint = "Take its lines in one method, and tell them apart there."
    return [[`a log group has two filters at most, and ${logGroupId(group)} has those of ${names}`, hint]]
  })
}
