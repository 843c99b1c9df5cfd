import type { EventBridgeEvent } from "@tsapi/framework"
import { matchesPattern } from "../../../model/event-pattern/matches-pattern.ts"
import { joinKey, uint32, uint48 } from "../../state/key-range.ts"
import type { KeyRange } from "../../state/key-range.ts"
import type { Change } from "../../state/state-store.ts"
import type { EventsContext } from "../events-context.ts"
import type { Archive, RoutedEvent } from "../store/records.ts"

export interface ArchiveChanges {
  readonly changes: readonly Change[]
  /** Makes them seen, once they are written. */
  keep(): void
}

/** What is to be written for the archives that keep some of the events; replayed ones are not kept again. */
export async function archiveChanges(
  { store, now }: EventsContext,
  routed: readonly RoutedEvent[],
): Promise<ArchiveChanges> {
  const kept: Archive[] = []
  const changes: Change[] = []
  for (const archive of store.archives.values()) {
    const own = routed.filter((each) => isKept(archive, each))
    if (own.length === 0) continue
    const texts = own.map(({ event }) => ({ event, text: JSON.stringify(event) }))
    const sizeBytes = texts.reduce((sum, { text }) => sum + Buffer.byteLength(text), archive.sizeBytes)
    const grown = { ...archive, eventCount: archive.eventCount + own.length, sizeBytes }
    kept.push(grown)
    changes.push(store.change("archives", archive.name, grown))
    for (const { event, text } of texts) changes.push({ type: "put", key: eventKey(archive, event), value: text })
    if (archive.retentionDays > 0)
      await store.state.clear(archivedEvents(archive, { from: 0, to: now() - archive.retentionDays * DAY_MS }))
  }
  return { changes, keep: () => kept.forEach((archive) => store.keep("archives", archive.name, archive)) }
}

const DAY_MS = 86_400_000

function isKept({ bus, pattern }: Archive, routed: RoutedEvent): boolean {
  if (routed.bus !== bus || routed.event["replay-name"] !== undefined) return false
  return pattern === undefined || matchesPattern(JSON.parse(pattern), routed.event)
}

function eventKey(archive: Archive, event: EventBridgeEvent): Buffer {
  return joinKey(spaceOf(archive), uint48(Date.parse(event.time)), event.id)
}

/** The keys of an archive's events, in the order of their times. */
export function archivedEvents(
  archive: Pick<Archive, "space">,
  { from, to }: { readonly from: number; readonly to: number },
): KeyRange {
  const space = spaceOf(archive)
  return { lower: joinKey(space, uint48(Math.max(0, from))), upper: joinKey(space, uint48(Math.max(0, to))) }
}

/** The keys of all events of an archive. */
export function allArchived(archive: Pick<Archive, "space">): KeyRange {
  return archivedEvents(archive, { from: 0, to: LAST_TIME })
}

const LAST_TIME = 2 ** 48 - 1

function spaceOf({ space }: Pick<Archive, "space">): Buffer {
  return joinKey("e", uint32(space))
}
