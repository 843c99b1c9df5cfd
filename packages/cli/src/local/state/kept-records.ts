import { joinKey, rangeOf } from "./key-range.ts"
import type { Change, StateStore } from "./state-store.ts"

export interface KeptRecordsOptions<Item> {
  /** What the keys of these records begin with in their store, and no other keys. */
  readonly prefix: string
  /** By what a record is known; unique. */
  keyOf(item: Item): string
}

/** Records of one sort, few enough to be held in memory too. */
export class KeptRecords<Item> {
  readonly #state: StateStore
  readonly #options: KeptRecordsOptions<Item>
  readonly #items = new Map<string, Item>()

  static async load<Item>(state: StateStore, options: KeptRecordsOptions<Item>): Promise<KeptRecords<Item>> {
    const records = new KeptRecords<Item>(state, options)
    for await (const [, text] of state.entries(rangeOf(joinKey(options.prefix)))) {
      const item: Item = JSON.parse(text)
      records.#items.set(options.keyOf(item), item)
    }
    return records
  }

  private constructor(state: StateStore, options: KeptRecordsOptions<Item>) {
    this.#state = state
    this.#options = options
  }

  get byKey(): ReadonlyMap<string, Item> {
    return this.#items
  }

  /** Resolves when the record, and what is to change along with it, is on disk. */
  async save(item: Item, alongWith: readonly Change[] = []): Promise<void> {
    const key = this.#options.keyOf(item)
    await this.#state.commit([{ type: "put", key: this.#place(key), value: JSON.stringify(item) }, ...alongWith])
    this.#items.set(key, item)
  }

  /** All of them or none. */
  async drop(...items: readonly Item[]): Promise<void> {
    const keys = items.map(this.#options.keyOf)
    await this.#state.commit(keys.map((key): Change => ({ type: "del", key: this.#place(key) })))
    for (const key of keys) this.#items.delete(key)
  }

  #place(key: string): Buffer {
    return joinKey(this.#options.prefix, key)
  }
}
