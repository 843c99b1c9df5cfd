import { mkdir } from "node:fs/promises"
import { join } from "node:path"
import { ClassicLevel } from "classic-level"
import { openError } from "../../state/open-error.ts"
import { noSuchBucket } from "../s3-error.ts"
import { BodyFiles } from "./body-files.ts"
import { allBuckets, allUnusedBodies, type KeyRange, metaKey, unusedBodyKey, versionsOf } from "./entry-keys.ts"
import type { BucketRecord, VersionRecord } from "./records.ts"
import { WriteBatch } from "./write-batch.ts"

/** Written into each store; a store of another format is refused rather than misread. */
const FORMAT = 1

export type Database = ClassicLevel<Buffer, string>

/** Buckets and objects in one directory: bytes in files, all else in a database, whose writes are atomic. */
export class ObjectStore {
  readonly bodies: BodyFiles
  readonly #database: Database
  readonly #buckets = new Map<string, BucketRecord>()
  #next = 1
  #lastWrite: Promise<unknown> = Promise.resolve()
  readonly #removals = new Set<Promise<void>>()

  /** Rejects with a UserError when another process has the directory open or the store cannot be read. */
  static async open(directory: string): Promise<ObjectStore> {
    await mkdir(directory, { recursive: true })
    const database: Database = new ClassicLevel(join(directory, "index"), {
      keyEncoding: "buffer",
      valueEncoding: "utf8",
    })
    try {
      await database.open()
      const store = new ObjectStore(database, directory)
      await store.#load()
      return store
    } catch (cause) {
      await database.close()
      throw openError("S3", directory, cause)
    }
  }

  private constructor(database: Database, directory: string) {
    this.#database = database
    this.bodies = new BodyFiles(join(directory, "bodies"))
  }

  get buckets(): ReadonlyMap<string, BucketRecord> {
    return this.#buckets
  }

  /** Throws NoSuchBucket when there is none of that name. */
  bucket(name: string): BucketRecord {
    const bucket = this.#buckets.get(name)
    if (!bucket) throw noSuchBucket(name)
    return bucket
  }

  /** The newest version of an object, which may be a delete marker. */
  async latest(bucket: BucketRecord, key: string): Promise<VersionRecord | undefined> {
    const [newest] = await this.read<VersionRecord>(versionsOf(bucket.space, key), 1)
    return newest
  }

  async version(bucket: BucketRecord, key: string, versionId: string): Promise<VersionRecord | undefined> {
    for await (const version of this.values<VersionRecord>(versionsOf(bucket.space, key))) {
      if (version.versionId === versionId) return version
    }
    return undefined
  }

  get<Value>(key: Buffer): Value | undefined {
    const text = this.#database.getSync(key)
    return text === undefined ? undefined : JSON.parse(text)
  }

  async *values<Value>({ lower, upper }: KeyRange): AsyncGenerator<Value> {
    for await (const text of this.#database.values({ gte: lower, lt: upper })) yield JSON.parse(text)
  }

  /** The first values of a range. */
  async read<Value>({ lower, upper }: KeyRange, limit = -1): Promise<readonly Value[]> {
    const texts = await this.#database.values({ gte: lower, lt: upper, limit }).all()
    return texts.map((text) => JSON.parse(text))
  }

  async isEmpty({ lower, upper }: KeyRange): Promise<boolean> {
    return (await this.#database.keys({ gte: lower, lt: upper, limit: 1 }).all()).length === 0
  }

  /** A new file for bytes; what no write keeps is deleted, at the latest at the next start. */
  async newBody(): Promise<string> {
    const id = this.bodies.newId()
    await this.#database.put(unusedBodyKey(id), "")
    return id
  }

  /** Deletes a body that nothing refers to, once nobody reads it; what goes wrong with that, the next start makes good. */
  discardBody(id: string): void {
    const removal = this.bodies
      .delete(id)
      .then(() => this.#database.del(unusedBodyKey(id)))
      .catch(() => undefined)
      .then(() => void this.#removals.delete(removal))
    this.#removals.add(removal)
  }

  /** Runs `work` while nothing else writes, then writes what it batched at once, or nothing when it throws. */
  async write<Result>(work: (batch: WriteBatch) => Result | Promise<Result>): Promise<Result> {
    const result = this.#lastWrite.then(() => this.#commit(work))
    this.#lastWrite = result.catch(() => undefined)
    return result
  }

  async #commit<Result>(work: (batch: WriteBatch) => Result | Promise<Result>): Promise<Result> {
    const batch = new WriteBatch(this.#next)
    const result = await work(batch)
    if (batch.next !== this.#next) batch.put(metaKey("next"), batch.next)
    if (batch.operations.length > 0) await this.#database.batch(batch.operations)

    this.#next = batch.next
    for (const bucket of batch.savedBuckets) this.#buckets.set(bucket.name, bucket)
    for (const name of batch.droppedBuckets) this.#buckets.delete(name)
    for (const id of batch.droppedBodies) this.discardBody(id)
    return result
  }

  async close(): Promise<void> {
    await this.#lastWrite
    await Promise.all(this.#removals)
    await this.#database.close()
  }

  async #load(): Promise<void> {
    const format = this.get<number>(metaKey("format"))
    if (format === undefined) await this.#database.put(metaKey("format"), String(FORMAT))
    else if (format !== FORMAT) throw new Error(`It was written in format ${format}, this version reads ${FORMAT}.`)

    this.#next = this.get<number>(metaKey("next")) ?? 1
    for await (const bucket of this.values<BucketRecord>(allBuckets)) this.#buckets.set(bucket.name, bucket)
    const unused = this.#database.keys({ gte: allUnusedBodies.lower, lt: allUnusedBodies.upper })
    for (const key of await unused.all()) this.discardBody(key.subarray(1).toString())
  }
}
