import type { Item } from "../attribute-value.ts"
import type { KeyRange } from "./entry-keys.ts"
import type { ClassicLevel } from "classic-level"

export type Database = ClassicLevel<Buffer, string>

/** A frozen view of the store. */
export interface Snapshot {
  item(key: Buffer): Item | undefined
  /** The items in a range of a table's own space, in key order. */
  items(range: KeyRange, order?: { readonly reverse: boolean }): AsyncGenerator<Item>
  /** The items that the references in a range of an index point at, in the index's order. */
  referredItems(range: KeyRange, order?: { readonly reverse: boolean }): AsyncGenerator<Item>
  close(): Promise<void>
}

export class StoreSnapshot implements Snapshot {
  readonly #database: Database
  readonly #snapshot

  constructor(database: Database) {
    this.#database = database
    this.#snapshot = database.snapshot()
  }

  item(key: Buffer): Item | undefined {
    const text = this.#database.getSync(key, { snapshot: this.#snapshot })
    return text === undefined ? undefined : JSON.parse(text)
  }

  async *items(range: KeyRange, { reverse = false } = {}): AsyncGenerator<Item> {
    for await (const text of this.#values(range, reverse)) yield JSON.parse(text)
  }

  async *referredItems(range: KeyRange, { reverse = false } = {}): AsyncGenerator<Item> {
    for await (const reference of this.#values(range, reverse)) {
      const item = this.item(Buffer.from(reference, "base64"))
      if (item) yield item
    }
  }

  async close(): Promise<void> {
    await this.#snapshot.close()
  }

  #values({ lower, upper }: KeyRange, reverse: boolean) {
    return this.#database.values({ gte: lower, lt: upper, reverse, snapshot: this.#snapshot })
  }
}
