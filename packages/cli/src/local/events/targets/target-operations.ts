import { takesMessages } from "../../deliveries/deliver-to-arn.ts"
import { pageOf } from "../../protocol/page-of.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { unsupported } from "../../protocol/service-error.ts"
import type { EventsContext } from "../events-context.ts"
import { invalidParameter } from "../events-errors.ts"
import { requireRule } from "../rules/rule-operations.ts"
import { ruleKey } from "../store/events-store.ts"
import type { Rule, Target } from "../store/records.ts"
import { parseJsonPath } from "./json-path.ts"
import { jsonOf } from "../../../model/json-of.ts"

const MOST_TARGETS = 5

/** A target of an id that the rule has takes the place of that. */
export async function putTargets(events: EventsContext, input: ServiceInput): Promise<object> {
  const rule = requireRule(events, input, "Rule")
  const given = input.inputs("Targets").map(readTarget)
  const kept = rule.targets.filter(({ Id }) => !given.some((target) => target.Id === Id))
  const targets = [...kept, ...given]
  if (targets.length > MOST_TARGETS)
    throw invalidParameter(`The requested resource exceeds the maximum number of targets, ${MOST_TARGETS}.`)
  await save(events, rule, targets)
  return { FailedEntryCount: 0, FailedEntries: [] }
}

export async function removeTargets(events: EventsContext, input: ServiceInput): Promise<object> {
  const rule = requireRule(events, input, "Rule")
  const ids = input.texts("Ids")
  const targets = rule.targets.filter(({ Id }) => !ids.includes(Id))
  await save(events, rule, targets)
  const FailedEntries = ids
    .filter((id) => !rule.targets.some(({ Id }) => Id === id))
    .map((TargetId) => ({ TargetId, ErrorCode: "ResourceNotFoundException", ErrorMessage: "Target does not exist." }))
  return { FailedEntryCount: FailedEntries.length, FailedEntries }
}

export async function listTargetsByRule(events: EventsContext, input: ServiceInput): Promise<object> {
  const { items, nextToken } = pageOf(requireRule(events, input, "Rule").targets, {
    keyOf: ({ Id }) => Id,
    limit: input.integer("Limit", { from: 1, to: 100 }) ?? 100,
    token: input.text("NextToken"),
  })
  return { Targets: items, ...(nextToken && { NextToken: nextToken }) }
}

/** Throws where the target is none that can be served here. */
export function readTarget(input: ServiceInput): Target {
  const Id = input.requiredText("Id")
  const Arn = input.requiredText("Arn")
  if (!Arn.includes(":event-bus/") && !takesMessages(Arn)) throw unsupported(`The target ${Arn}`)
  const paths = Object.values(input.input("InputTransformer")?.input("InputPathsMap")?.members ?? {})
  for (const path of [input.text("InputPath"), ...paths]) {
    if (path !== undefined && parseJsonPath(String(path)) === undefined)
      throw invalidParameter(`Parameter InputPath is not valid. Reason: ${String(path)} is not a JSON path.`)
  }
  if (["Input", "InputPath", "InputTransformer"].filter((name) => input.members[name] !== undefined).length > 1)
    throw invalidParameter("Only one of Input, InputPath, or InputTransformer must be provided for target.")
  const constant = input.text("Input")
  if (constant !== undefined && jsonOf(constant) === undefined)
    throw invalidParameter(`JSON syntax error in input for target ${Id}.`)
  // Its other members are as the SDK's types say.
  return { ...(input.members as Partial<Target>), Id, Arn }
}

async function save(events: EventsContext, rule: Rule, targets: readonly Target[]): Promise<void> {
  await events.store.save("rules", ruleKey(rule.bus, rule.name), { ...rule, targets })
}
