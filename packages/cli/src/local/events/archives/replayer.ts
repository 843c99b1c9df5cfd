import type { EventBridgeEvent } from "@tsapi/framework"
import { deliveryChanges } from "../route-events.ts"
import type { EventsContext } from "../events-context.ts"
import type { Replay } from "../store/records.ts"
import { archivedEvents } from "./archive-events.ts"

/** So many events are read at a time, as requests wait meanwhile. */
const AT_ONCE = 100

/** Sends archived events to rules again, in the order of their times, and goes on after a restart where it was. */
export class Replayer {
  readonly #events: EventsContext
  #working: Promise<void> | undefined
  #closed = false

  constructor(events: EventsContext) {
    this.#events = events
  }

  /** Goes on with what is not done. */
  wake(): void {
    this.#working ??= this.#work()
      // A store that cannot be written to is reported by the requests that need it; the next start goes on.
      .catch(() => undefined)
      .finally(() => (this.#working = undefined))
  }

  async close(): Promise<void> {
    this.#closed = true
    await this.#working
  }

  async #work(): Promise<void> {
    for (let replay = this.#next(); replay && !this.#closed; replay = this.#next()) {
      const { name } = replay
      await this.#events.store.state.exclusive(() => this.#step(name))
      this.#events.deliveries.wake()
    }
  }

  #next(): Replay | undefined {
    return [...this.#events.store.replays.values()].find(({ state }) => state === "STARTING" || state === "RUNNING")
  }

  async #step(name: string): Promise<void> {
    const { store, now } = this.#events
    const replay = store.replays.get(name)
    const archive = store.archives.get(replay?.archive ?? "")
    // It was cancelled, or its archive deleted, in between.
    if (!replay || (replay.state !== "STARTING" && replay.state !== "RUNNING")) return
    if (!archive) return store.save("replays", name, { ...replay, state: "CANCELLED", endedAt: now() })
    const range = archivedEvents(archive, replay)
    const lower = replay.position === undefined ? range.lower : Buffer.from(`${replay.position}00`, "hex")
    const read: { readonly key: Buffer; readonly event: EventBridgeEvent }[] = []
    for await (const [key, text] of store.state.entries({ lower, upper: range.upper }, { limit: AT_ONCE }))
      read.push({ key, event: JSON.parse(text) })
    const last = read.at(-1)
    const next: Replay = last
      ? {
          ...{ ...replay, state: "RUNNING", position: last.key.toString("hex") },
          lastReplayedAt: Date.parse(last.event.time),
        }
      : { ...replay, state: "COMPLETED", endedAt: now() }
    const changes = read.flatMap(({ event }) =>
      deliveryChanges(this.#events, {
        bus: replay.bus,
        event: { ...event, "replay-name": name },
        ruleArns: replay.filterArns,
      }),
    )
    await store.state.commit([...changes, store.change("replays", name, next)])
    store.keep("replays", name, next)
  }
}
