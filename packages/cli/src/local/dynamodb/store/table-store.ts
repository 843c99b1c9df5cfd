import { mkdir } from "node:fs/promises"
import { ClassicLevel } from "classic-level"
import type { Database, Snapshot } from "./snapshot.ts"
import { resourceNotFound } from "../dynamodb-error.ts"
import type { Item } from "../attribute-value.ts"
import type { KeyRange } from "./entry-keys.ts"
import { metaKey, endOf } from "./entry-keys.ts"
import { openError } from "../../state/open-error.ts"
import { StoreSnapshot } from "./snapshot.ts"
import type { Table } from "./table.ts"
import type { TableStream } from "./table-stream.ts"
import { WriteBatch } from "./write-batch.ts"

/** Written into each store; a store of another format is refused rather than misread. */
const FORMAT = 1

const TABLE_PREFIX = "table:"
const STREAM_PREFIX = "stream:"

/** Tables and items in one directory. Writes are atomic, one after another, and survive a killed process. */
export class TableStore {
  readonly #database: Database
  readonly #tables = new Map<string, Table>()
  readonly #streams = new Map<string, TableStream>()
  #nextSpace = 0
  #nextSequence = 1
  #lastWrite: Promise<unknown> = Promise.resolve()

  /** Rejects with a UserError when another process has the directory open or the store cannot be read. */
  static async open(directory: string): Promise<TableStore> {
    await mkdir(directory, { recursive: true })
    const database: Database = new ClassicLevel(directory, { keyEncoding: "buffer", valueEncoding: "utf8" })
    try {
      await database.open()
      const store = new TableStore(database)
      await store.#load()
      return store
    } catch (cause) {
      await database.close()
      throw openError("DynamoDB", directory, cause)
    }
  }

  private constructor(database: Database) {
    this.#database = database
  }

  get tables(): ReadonlyMap<string, Table> {
    return this.#tables
  }

  /** By ARN, disabled ones included for as long as they can be read. */
  get streams(): ReadonlyMap<string, TableStream> {
    return this.#streams
  }

  /** The sequence number of the next record of any stream. */
  get nextSequence(): number {
    return this.#nextSequence
  }

  /** The table called `name`; throws ResourceNotFoundException when there is none. */
  table(name: string): Table {
    const table = this.#tables.get(name)
    if (!table) throw resourceNotFound()
    return table
  }

  /** As `table`, with the words table operations (as opposed to item operations) use. */
  describedTable(name: string): Table {
    const table = this.#tables.get(name)
    if (!table) throw resourceNotFound(`Requested resource not found: Table: ${name} not found`)
    return table
  }

  item(key: Buffer): Item | undefined {
    const text = this.#database.getSync(key)
    return text === undefined ? undefined : JSON.parse(text)
  }

  value(key: Buffer): string | undefined {
    return this.#database.getSync(key)
  }

  /** The store as it is now, for reads that take several steps; close it after use. */
  snapshot(): Snapshot {
    return new StoreSnapshot(this.#database)
  }

  async keys(range: KeyRange): Promise<readonly Buffer[]> {
    return this.#database.keys({ gte: range.lower, lt: range.upper }).all()
  }

  /** What is kept in a range, in the order of its keys. */
  values({ lower, upper }: KeyRange, options: { readonly limit?: number } = {}): AsyncIterable<string> {
    return this.#database.values({ gte: lower, lt: upper, ...options })
  }

  async count(range: KeyRange): Promise<number> {
    const iterator = this.#database.keys({ gte: range.lower, lt: range.upper })
    let count = 0
    try {
      for (;;) {
        const keys = await iterator.nextv(10_000)
        if (keys.length === 0) return count
        count += keys.length
      }
    } finally {
      await iterator.close()
    }
  }

  /** Bytes on disk, as far as they have been written out. */
  async diskBytes(range: KeyRange): Promise<number> {
    return this.#database.approximateSize(range.lower, range.upper)
  }

  /** Runs `work` while nothing else writes, then writes what it batched at once, or nothing when it throws. */
  async write<Result>(work: (batch: WriteBatch) => Result | Promise<Result>): Promise<Result> {
    const result = this.#lastWrite.then(() => this.#commit(work))
    this.#lastWrite = result.catch(() => undefined)
    return result
  }

  async #commit<Result>(work: (batch: WriteBatch) => Result | Promise<Result>): Promise<Result> {
    const batch = new WriteBatch({
      nextSpace: this.#nextSpace,
      nextSequence: this.#nextSequence,
      streamOf: (table) => this.#openStreamOf(table),
    })
    const result = await work(batch)
    for (const table of batch.savedTables) {
      batch.put(metaKey(TABLE_PREFIX + table.name), JSON.stringify(table))
    }
    for (const name of batch.droppedTables) batch.delete(metaKey(TABLE_PREFIX + name))
    for (const stream of batch.savedStreams) batch.put(metaKey(STREAM_PREFIX + stream.arn), JSON.stringify(stream))
    for (const { arn } of batch.droppedStreams) batch.delete(metaKey(STREAM_PREFIX + arn))
    if (batch.nextSpace !== this.#nextSpace) batch.put(metaKey("next"), String(batch.nextSpace))
    if (batch.nextSequence !== this.#nextSequence) batch.put(metaKey("sequence"), String(batch.nextSequence))
    if (batch.operations.length > 0) await this.#database.batch(batch.operations)

    this.#nextSpace = batch.nextSpace
    this.#nextSequence = batch.nextSequence
    for (const stream of batch.savedStreams) this.#streams.set(stream.arn, stream)
    for (const { arn } of batch.droppedStreams) this.#streams.delete(arn)
    for (const table of batch.savedTables) this.#tables.set(table.name, table)
    for (const name of batch.droppedTables) this.#tables.delete(name)
    // What nothing refers to any more goes after the commit: a crash in between only leaves dead entries.
    for (const range of batch.clearedRanges) await this.#database.clear({ gte: range.lower, lt: range.upper })
    return result
  }

  async close(): Promise<void> {
    await this.#lastWrite
    await this.#database.close()
  }

  #openStreamOf({ description }: Table): TableStream | undefined {
    if (!description.StreamSpecification?.StreamEnabled) return undefined
    return this.#streams.get(description.LatestStreamArn ?? "")
  }

  async #load(): Promise<void> {
    const format = this.#database.getSync(metaKey("format"))
    if (format === undefined) await this.#database.put(metaKey("format"), String(FORMAT))
    else if (format !== String(FORMAT))
      throw new Error(`It was written in format ${format}, this version reads ${FORMAT}.`)

    this.#nextSpace = Number(this.#database.getSync(metaKey("next")) ?? 0)
    const prefix = metaKey(TABLE_PREFIX)
    for await (const text of this.#database.values({ gte: prefix, lt: endOf(prefix) })) {
      const table: Table = JSON.parse(text)
      this.#tables.set(table.name, table)
    }
    await this.#loadStreams()
  }

  async #loadStreams(): Promise<void> {
    this.#nextSequence = Number(this.#database.getSync(metaKey("sequence")) ?? 1)
    const prefix = metaKey(STREAM_PREFIX)
    for await (const text of this.#database.values({ gte: prefix, lt: endOf(prefix) })) {
      const stream: TableStream = JSON.parse(text)
      this.#streams.set(stream.arn, stream)
    }
    // Earlier versions noted that a table has a stream, and recorded nothing in it.
    const bare = Array.from(this.#tables.values()).filter(
      (table) => table.description.StreamSpecification?.StreamEnabled && !this.#openStreamOf(table),
    )
    if (bare.length > 0) await this.write((batch) => bare.forEach((table) => batch.openStream(table)))
  }
}
