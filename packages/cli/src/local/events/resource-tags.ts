import type { ServiceInput } from "../protocol/service-input.ts"
import { listTags, readTags, type Tags, withoutTags } from "../protocol/tags.ts"
import { busNameOf, type EventsContext } from "./events-context.ts"
import { notFound } from "./events-errors.ts"
import { requireBus } from "./buses/bus-operations.ts"
import { ruleKey } from "./store/events-store.ts"

export async function tagResource(events: EventsContext, input: ServiceInput): Promise<object> {
  return change(events, input, (tags) => ({ ...tags, ...readTags(input) }))
}

export async function untagResource(events: EventsContext, input: ServiceInput): Promise<object> {
  const gone = input.texts("TagKeys")
  return change(events, input, (tags) => withoutTags(tags, gone))
}

export async function listTagsForResource(events: EventsContext, input: ServiceInput): Promise<object> {
  const { tags } = find(events, input.requiredText("ResourceARN"))
  return { Tags: listTags(tags) }
}

async function change(events: EventsContext, input: ServiceInput, to: (tags: Tags) => Tags): Promise<object> {
  const { tags, save } = find(events, input.requiredText("ResourceARN"))
  await save(to(tags))
  return {}
}

function find(
  events: EventsContext,
  arn: string,
): { readonly tags: Tags; readonly save: (tags: Tags) => Promise<void> } {
  const { store } = events
  if (arn.includes(":event-bus/")) {
    const bus = requireBus(events, busNameOf(arn))
    return { tags: bus.tags, save: (tags) => store.save("buses", bus.name, { ...bus, tags }) }
  }
  const [name = "", bus = "default"] = (arn.split(":rule/").at(-1) ?? "").split("/").toReversed()
  const rule = store.rules.get(ruleKey(bus, name))
  if (!rule) throw notFound(`${arn} does not exist.`)
  return { tags: rule.tags, save: (tags) => store.save("rules", ruleKey(bus, name), { ...rule, tags }) }
}
