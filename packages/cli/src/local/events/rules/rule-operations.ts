import { matchesPattern } from "../../../model/event-pattern/matches-pattern.ts"
import { pageOf } from "../../protocol/page-of.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { unsupported } from "../../protocol/service-error.ts"
import { requireBus } from "../buses/bus-operations.ts"
import { busNameOf, type EventsContext, ruleArn } from "../events-context.ts"
import { invalidParameter, notFound } from "../events-errors.ts"
import { readTags } from "../../protocol/tags.ts"
import { ruleKey } from "../store/events-store.ts"
import type { Rule } from "../store/records.ts"
import { checkedPattern } from "./checked-pattern.ts"
import { jsonOf } from "../../../model/json-of.ts"

/** Makes a rule, or gives one other settings and keeps its targets. */
export async function putRule(events: EventsContext, input: ServiceInput): Promise<object> {
  const name = input.requiredText("Name")
  if (!/^[\w.-]{1,64}$/.test(name)) throw invalidParameter(`Rule name ${name} is not valid.`)
  const bus = requireBus(events, busNameOf(input.text("EventBusName"))).name
  if (input.text("ScheduleExpression")) throw unsupported("A rule with a schedule (EventBridge Scheduler has those)")
  const text = input.text("EventPattern")
  if (!text) throw invalidParameter("Parameter(s) EventPattern or ScheduleExpression must be specified.")
  const before = events.store.rules.get(ruleKey(bus, name))
  const rule: Rule = {
    name,
    bus,
    pattern: checkedPattern(text),
    state: readState(input),
    description: input.text("Description"),
    roleArn: input.text("RoleArn"),
    targets: before?.targets ?? [],
    tags: before?.tags ?? readTags(input),
    ...(before?.declared && { declared: true }),
  }
  await events.store.save("rules", ruleKey(bus, name), rule)
  return { RuleArn: ruleArn(events, rule) }
}

/** A rule that does not exist is deleted too. */
export async function deleteRule(events: EventsContext, input: ServiceInput): Promise<object> {
  const key = ruleKey(busNameOf(input.text("EventBusName")), input.requiredText("Name"))
  const targets = events.store.rules.get(key)?.targets ?? []
  if (targets.length > 0) throw invalidParameter("Rule can't be deleted since it has targets.")
  await events.store.drop("rules", key)
  return {}
}

export async function describeRule(events: EventsContext, input: ServiceInput): Promise<object> {
  return described(events, requireRule(events, input, "Name"))
}

export async function listRules(events: EventsContext, input: ServiceInput): Promise<object> {
  const bus = requireBus(events, busNameOf(input.text("EventBusName"))).name
  const prefix = input.text("NamePrefix") ?? ""
  const { items, nextToken } = page(events, input, (rule) => rule.bus === bus && rule.name.startsWith(prefix))
  return { Rules: items.map((rule) => described(events, rule)), ...(nextToken && { NextToken: nextToken }) }
}

export async function listRuleNamesByTarget(events: EventsContext, input: ServiceInput): Promise<object> {
  const bus = busNameOf(input.text("EventBusName"))
  const arn = input.requiredText("TargetArn")
  const { items, nextToken } = page(
    events,
    input,
    (rule) => rule.bus === bus && rule.targets.some(({ Arn }) => Arn === arn),
  )
  return { RuleNames: items.map(({ name }) => name), ...(nextToken && { NextToken: nextToken }) }
}

export async function enableRule(events: EventsContext, input: ServiceInput): Promise<object> {
  return setState(events, input, "ENABLED")
}

export async function disableRule(events: EventsContext, input: ServiceInput): Promise<object> {
  return setState(events, input, "DISABLED")
}

export async function testEventPattern(_events: EventsContext, input: ServiceInput): Promise<object> {
  const pattern = checkedPattern(input.requiredText("EventPattern"))
  const event = jsonOf(input.requiredText("Event"))
  if (event === undefined) throw invalidParameter("Parameter Event is not valid.")
  return { Result: matchesPattern(JSON.parse(pattern), event) }
}

/** Throws ResourceNotFoundException. */
export function requireRule(events: EventsContext, input: ServiceInput, member: "Name" | "Rule"): Rule {
  const name = input.requiredText(member)
  const bus = requireBus(events, busNameOf(input.text("EventBusName"))).name
  const rule = events.store.rules.get(ruleKey(bus, name))
  if (!rule) throw notFound(`Rule ${name} does not exist on EventBus ${bus}.`)
  return rule
}

async function setState(events: EventsContext, input: ServiceInput, state: Rule["state"]): Promise<object> {
  const rule = requireRule(events, input, "Name")
  await events.store.save("rules", ruleKey(rule.bus, rule.name), { ...rule, state })
  return {}
}

function page(events: EventsContext, input: ServiceInput, isListed: (rule: Rule) => boolean) {
  return pageOf([...events.store.rules.values()].filter(isListed), {
    keyOf: ({ name }) => name,
    limit: input.integer("Limit", { from: 1, to: 100 }) ?? 100,
    token: input.text("NextToken"),
  })
}

function described(events: EventsContext, rule: Rule) {
  const { name, bus, pattern, state, description, roleArn } = rule
  return {
    Name: name,
    Arn: ruleArn(events, rule),
    EventPattern: pattern,
    State: state,
    EventBusName: bus,
    ...(description !== undefined && { Description: description }),
    ...(roleArn !== undefined && { RoleArn: roleArn }),
  }
}

function readState(input: ServiceInput): Rule["state"] {
  const state = input.text("State") ?? "ENABLED"
  if (state !== "ENABLED" && state !== "DISABLED") throw unsupported(`The state ${state} of a rule`)
  return state
}
