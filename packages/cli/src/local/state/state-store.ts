import { mkdir } from "node:fs/promises"
import { ClassicLevel } from "classic-level"
import type { KeyRange } from "./key-range.ts"
import { openError } from "./open-error.ts"

export type Change =
  | { readonly type: "put"; readonly key: Buffer; readonly value: string }
  | { readonly type: "del"; readonly key: Buffer }

export interface StateStoreOptions {
  /** Where the data is kept; created when absent. One process at a time can use it. */
  readonly directory: string
  /** For people: `SQS`. */
  readonly service: string
  /** Written into each store; a store of another format is refused rather than misread. */
  readonly format: number
}

// Sorts before every key of the services, which begin with a letter.
const FORMAT_KEY = Buffer.from("\0format")

/** The data of one embedded service, in sorted keys. What a resolved `commit` wrote survives a killed process. */
export class StateStore {
  readonly #database: ClassicLevel<Buffer, string>
  #lastWork: Promise<unknown> = Promise.resolve()

  /** Rejects with a UserError when another process has the directory open or the store cannot be read. */
  static async open({ directory, service, format }: StateStoreOptions): Promise<StateStore> {
    await mkdir(directory, { recursive: true })
    const database = new ClassicLevel<Buffer, string>(directory, { keyEncoding: "buffer", valueEncoding: "utf8" })
    try {
      await database.open()
      const found = database.getSync(FORMAT_KEY)
      if (found === undefined) await database.put(FORMAT_KEY, String(format))
      else if (found !== String(format))
        throw new Error(`It was written in format ${found}, this version reads ${format}.`)
      return new StateStore(database)
    } catch (cause) {
      await database.close()
      throw openError(service, directory, cause)
    }
  }

  private constructor(database: ClassicLevel<Buffer, string>) {
    this.#database = database
  }

  value(key: Buffer): string | undefined {
    return this.#database.getSync(key)
  }

  /** As the store is when the first one is asked for. */
  entries(range: KeyRange, options: { readonly limit?: number } = {}): AsyncIterable<[Buffer, string]> {
    return this.#database.iterator({ gte: range.lower, lt: range.upper, ...options })
  }

  async count(range: KeyRange): Promise<number> {
    const keys = this.#database.keys({ gte: range.lower, lt: range.upper })
    let count = 0
    try {
      for (;;) {
        const some = await keys.nextv(10_000)
        if (some.length === 0) return count
        count += some.length
      }
    } finally {
      await keys.close()
    }
  }

  /** Runs `work` while no other work runs. */
  exclusive<Result>(work: () => Promise<Result>): Promise<Result> {
    const result = this.#lastWork.then(work)
    this.#lastWork = result.catch(() => undefined)
    return result
  }

  /** Writes all changes or none. */
  async commit(changes: readonly Change[]): Promise<void> {
    if (changes.length > 0) await this.#database.batch([...changes])
  }

  /** Deletes what nothing refers to any more; not all at once. */
  async clear(range: KeyRange): Promise<void> {
    await this.#database.clear({ gte: range.lower, lt: range.upper })
  }

  /** Lets the work under way finish. */
  async close(): Promise<void> {
    await this.#lastWork
    await this.#database.close()
  }
}
