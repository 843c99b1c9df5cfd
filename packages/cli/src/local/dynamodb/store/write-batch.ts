import type { KeyRange } from "./entry-keys.ts"
import { endOf, recordKey, referencesTo, spacePrefix } from "./entry-keys.ts"
import type { ItemTransition } from "./stream-record.ts"
import { streamRecord } from "./stream-record.ts"
import type { Table } from "./table.ts"
import type { TableStream } from "./table-stream.ts"
import { newStream } from "./table-stream.ts"

type Operation =
  | { readonly type: "put"; readonly key: Buffer; readonly value: string }
  | { readonly type: "del"; readonly key: Buffer }

export interface BatchOptions {
  readonly nextSpace: number
  readonly nextSequence: number
  /** Where the table's writes are recorded, if anywhere. */
  readonly streamOf: (table: Table) => TableStream | undefined
}

/** What one write will change; the store writes all of it at once. */
export class WriteBatch {
  readonly operations: Operation[] = []
  readonly savedTables: Table[] = []
  readonly droppedTables: string[] = []
  readonly savedStreams: TableStream[] = []
  readonly droppedStreams: TableStream[] = []
  readonly clearedRanges: KeyRange[] = []
  nextSpace: number
  nextSequence: number
  readonly #streamOf: BatchOptions["streamOf"]

  constructor({ nextSpace, nextSequence, streamOf }: BatchOptions) {
    this.nextSpace = nextSpace
    this.nextSequence = nextSequence
    this.#streamOf = streamOf
  }

  put(key: Buffer, value: string): void {
    this.operations.push({ type: "put", key, value })
  }

  delete(key: Buffer): void {
    this.operations.push({ type: "del", key })
  }

  /** Stores `after` in place of `before` (undefined: no item); the table's indexes and its stream keep step. */
  replaceItem(table: Table, key: Buffer, change: ItemTransition): void {
    const { before, after } = change
    const stale = new Map(
      (before ? referencesTo(table, before, key) : []).map((entry) => [entry.toString("latin1"), entry]),
    )
    for (const entry of after ? referencesTo(table, after, key) : []) {
      if (!stale.delete(entry.toString("latin1"))) this.refer(entry, key)
    }
    for (const entry of stale.values()) this.delete(entry)
    if (after) this.put(key, JSON.stringify(after))
    else if (before) this.delete(key)
    this.#record(table, change)
  }

  #record(table: Table, change: ItemTransition): void {
    const stream = this.#streamOf(table)
    const sequence = this.nextSequence
    const record = stream && streamRecord(stream, change, { sequence, now: Date.now() })
    if (!record) return
    this.put(recordKey(stream.space, sequence), JSON.stringify(record))
    this.nextSequence++
  }

  /** Lets an index entry point at the item stored under `key`. */
  refer(entry: Buffer, key: Buffer): void {
    this.put(entry, key.toString("base64"))
  }

  saveTable(table: Table): void {
    this.savedTables.push(table)
  }

  /** Begins the stream that the table's description speaks of. */
  openStream(table: Table): void {
    const stream = newStream(table, { space: this.nextSpace, start: this.nextSequence })
    if (!stream) return
    this.savedStreams.push(stream)
    this.nextSpace++
  }

  /** Ends the table's stream, if it has one; its records stay readable. */
  closeStream(table: Table): void {
    const stream = this.#streamOf(table)
    if (!stream) return
    const lastSequence = Math.max(stream.start, this.nextSequence - 1)
    this.savedStreams.push({ ...stream, closed: { lastSequence, at: Date.now() } })
  }

  saveStream(stream: TableStream): void {
    this.savedStreams.push(stream)
  }

  dropStream(stream: TableStream): void {
    this.droppedStreams.push(stream)
    this.clearSpace(stream.space)
  }

  dropTable(table: Table): void {
    this.droppedTables.push(table.name)
    this.closeStream(table)
    const spaces = [
      table.space,
      ...Object.values(table.indexSpaces),
      ...(table.timeToLive ? [table.timeToLive.space] : []),
    ]
    for (const space of spaces) this.clearSpace(space)
  }

  clearSpace(space: number): void {
    const prefix = spacePrefix(space)
    this.clearedRanges.push({ lower: prefix, upper: endOf(prefix) })
  }

  newSpace(): number {
    return this.nextSpace++
  }
}
