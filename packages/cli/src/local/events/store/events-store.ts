import { joinKey, rangeOf } from "../../state/key-range.ts"
import { type Change, StateStore } from "../../state/state-store.ts"
import type { Archive, EventBus, Replay, Rule } from "./records.ts"

interface Records {
  readonly buses: EventBus
  readonly rules: Rule
  readonly archives: Archive
  readonly replays: Replay
}

type Collection = keyof Records

const PREFIXES: Readonly<Record<Collection, string>> = { buses: "b", rules: "r", archives: "a", replays: "p" }

/** Buses, rules, archives and replays, by their names; rules by those of their buses too. */
export class EventsStore {
  readonly state: StateStore
  readonly #records: { readonly [Name in Collection]: Map<string, Records[Name]> } = {
    buses: new Map(),
    rules: new Map(),
    archives: new Map(),
    replays: new Map(),
  }

  /** Rejects with a UserError when another process has the directory open or the store cannot be read. */
  static async open(directory: string): Promise<EventsStore> {
    const store = new EventsStore(await StateStore.open({ directory, service: "EventBridge", format: 1 }))
    await Promise.all([store.#load("buses"), store.#load("rules"), store.#load("archives"), store.#load("replays")])
    return store
  }

  private constructor(state: StateStore) {
    this.state = state
  }

  get buses(): ReadonlyMap<string, EventBus> {
    return this.#records.buses
  }

  get rules(): ReadonlyMap<string, Rule> {
    return this.#records.rules
  }

  get archives(): ReadonlyMap<string, Archive> {
    return this.#records.archives
  }

  get replays(): ReadonlyMap<string, Replay> {
    return this.#records.replays
  }

  /** What the app declares is not written: each start declares it anew. Archives are, as their events are kept. */
  async save<Name extends Collection>(collection: Name, key: string, record: Records[Name]): Promise<void> {
    if (!("declared" in record && record.declared) || collection === "archives")
      await this.state.commit([this.change(collection, key, record)])
    this.#records[collection].set(key, record)
  }

  /** The same as part of another commit; `keep` makes it seen. */
  change<Name extends Collection>(collection: Name, key: string, record: Records[Name]): Change {
    return { type: "put", key: joinKey(PREFIXES[collection], key), value: JSON.stringify(record) }
  }

  keep<Name extends Collection>(collection: Name, key: string, record: Records[Name]): void {
    this.#records[collection].set(key, record)
  }

  async drop(collection: Collection, key: string): Promise<void> {
    await this.state.commit([{ type: "del", key: joinKey(PREFIXES[collection], key) }])
    this.#records[collection].delete(key)
  }

  async #load<Name extends Collection>(collection: Name): Promise<void> {
    const prefix = PREFIXES[collection]
    for await (const [key, text] of this.state.entries(rangeOf(Buffer.from(prefix)))) {
      this.#records[collection].set(key.subarray(prefix.length).toString(), JSON.parse(text))
    }
  }
}

/** The key of a rule; no name has a slash. */
export function ruleKey(bus: string, name: string): string {
  return `${bus}/${name}`
}
