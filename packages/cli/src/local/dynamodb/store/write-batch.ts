import type { Item } from "../attribute-value.ts"
import type { KeyRange } from "./entry-keys.ts"
import { endOf, referencesTo, spacePrefix } from "./entry-keys.ts"
import type { Table } from "./table.ts"

type Operation =
  | { readonly type: "put"; readonly key: Buffer; readonly value: string }
  | { readonly type: "del"; readonly key: Buffer }

/** What one write will change; the store writes all of it at once. */
export class WriteBatch {
  readonly operations: Operation[] = []
  readonly savedTables: Table[] = []
  readonly droppedTables: string[] = []
  readonly clearedRanges: KeyRange[] = []
  nextSpace: number

  constructor(nextSpace: number) {
    this.nextSpace = nextSpace
  }

  put(key: Buffer, value: string): void {
    this.operations.push({ type: "put", key, value })
  }

  delete(key: Buffer): void {
    this.operations.push({ type: "del", key })
  }

  /** Stores `after` in place of `before` (undefined: no item) and keeps the table's indexes in step. */
  replaceItem(
    table: Table,
    key: Buffer,
    change: { readonly before: Item | undefined; readonly after: Item | undefined },
  ): void {
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
  }

  /** Lets an index entry point at the item stored under `key`. */
  refer(entry: Buffer, key: Buffer): void {
    this.put(entry, key.toString("base64"))
  }

  saveTable(table: Table): void {
    this.savedTables.push(table)
  }

  dropTable(table: Table): void {
    this.droppedTables.push(table.name)
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
