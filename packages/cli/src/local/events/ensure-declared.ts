import type { ServiceInput } from "../protocol/service-input.ts"
import { dropArchive, newArchive } from "./archives/archive-operations.ts"
import { busArn, busNameOf, type EventsContext, ruleArn } from "./events-context.ts"
import { checkedPattern } from "./rules/checked-pattern.ts"
import { ruleKey } from "./store/events-store.ts"
import { readTarget } from "./targets/target-operations.ts"

/** Makes exactly these buses of the app exist; those that user code made stay. Not an operation of AWS. */
export async function ensureEventBuses(events: EventsContext, input: ServiceInput): Promise<object> {
  const names = input.inputs("EventBuses").map((bus) => bus.requiredText("Name"))
  for (const { name, declared } of events.store.buses.values())
    if (declared && !names.includes(name)) await events.store.drop("buses", name)
  for (const name of names) {
    const time = events.now()
    await events.store.save("buses", name, { name, createdAt: time, modifiedAt: time, tags: {}, declared: true })
  }
  return { EventBusArns: names.map((name) => busArn(events, name)) }
}

/** Makes exactly these rules, with their targets, and these archives of the app exist. Not an operation of AWS. */
export async function ensureRules(events: EventsContext, input: ServiceInput): Promise<object> {
  const rules = input.inputs("Rules").map((rule) => ({
    name: rule.requiredText("Name"),
    bus: busNameOf(rule.text("EventBusName")),
    pattern: checkedPattern(rule.requiredText("EventPattern")),
    state: rule.text("State") === "DISABLED" ? ("DISABLED" as const) : ("ENABLED" as const),
    targets: rule.inputs("Targets").map(readTarget),
    tags: {},
    declared: true,
  }))
  for (const { name, bus, declared } of events.store.rules.values())
    if (declared) await events.store.drop("rules", ruleKey(bus, name))
  for (const rule of rules) await events.store.save("rules", ruleKey(rule.bus, rule.name), rule)
  await events.store.state.exclusive(() => ensureArchives(events, input))
  return { RuleArns: rules.map((rule) => ruleArn(events, rule)) }
}

async function ensureArchives(events: EventsContext, input: ServiceInput): Promise<void> {
  const archives = input.inputs("Archives").map((archive) => ({
    name: archive.requiredText("ArchiveName"),
    bus: busNameOf(archive.requiredText("EventSourceArn")),
    pattern: checkedPattern(archive.requiredText("EventPattern")),
    retentionDays: archive.integer("RetentionDays", { from: 0, to: 2_147_483_647 }) ?? 0,
    declared: true,
  }))
  for (const archive of events.store.archives.values())
    if (archive.declared && !archives.some(({ name }) => name === archive.name)) await dropArchive(events, archive)
  for (const archive of archives) {
    const before = events.store.archives.get(archive.name)
    if (before) await events.store.save("archives", archive.name, { ...before, ...archive })
    else await newArchive(events, archive)
  }
}
