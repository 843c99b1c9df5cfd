import { pageOf } from "../../protocol/page-of.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { busArn, busNameOf, type EventsContext, seconds } from "../events-context.ts"
import { alreadyExists, invalidParameter, notFound } from "../events-errors.ts"
import { readTags } from "../../protocol/tags.ts"
import type { EventBus } from "../store/records.ts"

export async function createEventBus(events: EventsContext, input: ServiceInput): Promise<object> {
  const name = input.requiredText("Name")
  if (!/^[\w.-]{1,256}$/.test(name)) throw invalidParameter(`Event bus name ${name} is not valid.`)
  if (findBus(events, name)) throw alreadyExists(`Event bus ${name} already exists.`)
  const time = events.now()
  const bus = { name, description: input.text("Description"), createdAt: time, modifiedAt: time, tags: readTags(input) }
  await events.store.save("buses", name, bus)
  return { EventBusArn: busArn(events, name) }
}

export async function updateEventBus(events: EventsContext, input: ServiceInput): Promise<object> {
  const bus = requireBus(events, busNameOf(input.text("Name")))
  const description = input.text("Description") ?? bus.description
  await events.store.save("buses", bus.name, { ...bus, description, modifiedAt: events.now() })
  return {
    Arn: busArn(events, bus.name),
    Name: bus.name,
    ...(description !== undefined && { Description: description }),
  }
}

/** A bus that does not exist is deleted too. */
export async function deleteEventBus(events: EventsContext, input: ServiceInput): Promise<object> {
  const name = input.requiredText("Name")
  if (name === "default") throw invalidParameter("Cannot delete event bus default.")
  if ([...events.store.rules.values()].some(({ bus }) => bus === name))
    throw invalidParameter("Event bus can't be deleted since it has rules.")
  await events.store.drop("buses", name)
  return {}
}

export async function describeEventBus(events: EventsContext, input: ServiceInput): Promise<object> {
  return described(events, requireBus(events, busNameOf(input.text("Name"))))
}

export async function listEventBuses(events: EventsContext, input: ServiceInput): Promise<object> {
  const prefix = input.text("NamePrefix") ?? ""
  const buses = [findBus(events, "default"), ...events.store.buses.values()]
  const all = new Map(buses.flatMap((bus) => (bus?.name.startsWith(prefix) ? [[bus.name, bus]] : [])))
  const { items, nextToken } = pageOf(all.values(), {
    keyOf: ({ name }) => name,
    limit: input.integer("Limit", { from: 1, to: 100 }) ?? 100,
    token: input.text("NextToken"),
  })
  return { EventBuses: items.map((bus) => described(events, bus)), ...(nextToken && { NextToken: nextToken }) }
}

/** Throws ResourceNotFoundException. */
export function requireBus(events: EventsContext, name: string): EventBus {
  const bus = findBus(events, name)
  if (!bus) throw notFound(`Event bus ${name} does not exist.`)
  return bus
}

/** The default bus is always there. */
function findBus({ store }: EventsContext, name: string): EventBus | undefined {
  return store.buses.get(name) ?? (name === "default" ? { name, createdAt: 0, modifiedAt: 0, tags: {} } : undefined)
}

function described(events: EventsContext, { name, description, createdAt, modifiedAt }: EventBus) {
  return {
    Name: name,
    Arn: busArn(events, name),
    ...(description !== undefined && { Description: description }),
    CreationTime: seconds(createdAt),
    LastModifiedTime: seconds(modifiedAt),
  }
}
