import { pageOf } from "../../protocol/page-of.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { archiveArn, busArn, busNameOf, type EventsContext, seconds } from "../events-context.ts"
import { alreadyExists, notFound } from "../events-errors.ts"
import { checkedPattern } from "../rules/checked-pattern.ts"
import { requireBus } from "../buses/bus-operations.ts"
import type { Archive } from "../store/records.ts"
import { allArchived } from "./archive-events.ts"

const SPACE_KEY = Buffer.from("cspace")

export async function createArchive(events: EventsContext, input: ServiceInput): Promise<object> {
  return events.store.state.exclusive(async () => {
    const name = input.requiredText("ArchiveName")
    if (events.store.archives.has(name)) throw alreadyExists(`Archive ${name} already exists.`)
    const bus = busNameOf(input.requiredText("EventSourceArn"))
    requireBus(events, bus)
    const archive = await newArchive(events, { name, bus, ...readSettings(input) })
    return changed(events, archive)
  })
}

/** A new archive with a space of its own for events. */
export async function newArchive(
  { store, now }: EventsContext,
  settings: Pick<Archive, "name" | "bus" | "pattern" | "retentionDays" | "description" | "declared">,
): Promise<Archive> {
  const space = Number(store.state.value(SPACE_KEY) ?? 1)
  await store.state.commit([{ type: "put", key: SPACE_KEY, value: String(space + 1) }])
  const archive: Archive = { ...settings, createdAt: now(), space, eventCount: 0, sizeBytes: 0 }
  await store.save("archives", archive.name, archive)
  return archive
}

export async function updateArchive(events: EventsContext, input: ServiceInput): Promise<object> {
  return events.store.state.exclusive(async () => {
    const archive = requireArchive(events, input.requiredText("ArchiveName"))
    const { pattern = archive.pattern, description = archive.description } = readSettings(input)
    const retentionDays = readRetention(input) ?? archive.retentionDays
    const updated = { ...archive, pattern, description, retentionDays }
    await events.store.save("archives", archive.name, updated)
    return changed(events, updated)
  })
}

export async function deleteArchive(events: EventsContext, input: ServiceInput): Promise<object> {
  await events.store.state.exclusive(() =>
    dropArchive(events, requireArchive(events, input.requiredText("ArchiveName"))),
  )
  return {}
}

/** Deletes an archive and its events. */
export async function dropArchive({ store }: EventsContext, archive: Archive): Promise<void> {
  await store.drop("archives", archive.name)
  await store.state.clear(allArchived(archive))
}

export async function describeArchive(events: EventsContext, input: ServiceInput): Promise<object> {
  const archive = requireArchive(events, input.requiredText("ArchiveName"))
  return {
    ArchiveArn: archiveArn(events, archive.name),
    ...listed(events, archive),
    ...(archive.description !== undefined && { Description: archive.description }),
    ...(archive.pattern !== undefined && { EventPattern: archive.pattern }),
  }
}

export async function listArchives(events: EventsContext, input: ServiceInput): Promise<object> {
  const prefix = input.text("NamePrefix") ?? ""
  const source = input.text("EventSourceArn")
  const { items, nextToken } = pageOf(
    [...events.store.archives.values()].filter(
      ({ name, bus }) => name.startsWith(prefix) && (source === undefined || bus === busNameOf(source)),
    ),
    {
      keyOf: ({ name }) => name,
      limit: input.integer("Limit", { from: 1, to: 100 }) ?? 100,
      token: input.text("NextToken"),
    },
  )
  return { Archives: items.map((archive) => listed(events, archive)), ...(nextToken && { NextToken: nextToken }) }
}

export function requireArchive({ store }: EventsContext, name: string): Archive {
  const archive = store.archives.get(name)
  if (!archive) throw notFound(`Archive ${name} does not exist.`)
  return archive
}

function listed(events: EventsContext, { name, bus, retentionDays, sizeBytes, eventCount, createdAt }: Archive) {
  return {
    ArchiveName: name,
    EventSourceArn: busArn(events, bus),
    State: "ENABLED",
    RetentionDays: retentionDays,
    SizeBytes: sizeBytes,
    EventCount: eventCount,
    CreationTime: seconds(createdAt),
  }
}

function changed(events: EventsContext, { name, createdAt }: Archive): object {
  return { ArchiveArn: archiveArn(events, name), State: "ENABLED", CreationTime: seconds(createdAt) }
}

function readSettings(input: ServiceInput) {
  const pattern = input.text("EventPattern")
  return {
    description: input.text("Description"),
    pattern: pattern === undefined ? undefined : checkedPattern(pattern),
    retentionDays: readRetention(input) ?? 0,
  }
}

function readRetention(input: ServiceInput): number | undefined {
  return input.integer("RetentionDays", { from: 0, to: 2_147_483_647 })
}
