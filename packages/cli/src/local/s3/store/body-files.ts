import { randomUUID } from "node:crypto"
import { createReadStream, createWriteStream, type WriteStream } from "node:fs"
import { mkdir, open, rm, type FileHandle } from "node:fs/promises"
import { dirname, join } from "node:path"
import { Readable } from "node:stream"
import type { BodyPart } from "./records.ts"

/** First and last byte, both included. */
export interface ByteRange {
  readonly first: number
  readonly last: number
}

/** Thrown by reads of what has just been deleted. */
export class BodyGone extends Error {}

/** The bytes of objects, each in a file of its own that is written once. */
export class BodyFiles {
  readonly #directory: string
  readonly #readers = new Map<string, number>()
  /** Bodies to delete, with what deletes each; some wait for their readers. */
  readonly #deletions = new Map<string, { readonly deleted: Promise<void>; start(): void }>()

  constructor(directory: string) {
    this.#directory = directory
  }

  newId(): string {
    return randomUUID()
  }

  async createWriteStream(id: string): Promise<WriteStream> {
    const path = this.#path(id)
    await mkdir(dirname(path), { recursive: true })
    return createWriteStream(path, { flags: "wx" })
  }

  /** Bytes that stay readable until the stream closes, whatever becomes of the object. Rejects with BodyGone. */
  async read(parts: readonly BodyPart[], range?: ByteRange): Promise<Readable> {
    const slices = slicesOf(parts, range)
    const ids = slices.map(({ body }) => body)
    if (ids.some((id) => this.#deletions.has(id))) throw new BodyGone()
    for (const id of ids) this.#readers.set(id, (this.#readers.get(id) ?? 0) + 1)
    try {
      const first = slices[0] && (await this.#open(slices[0].body))
      const stream = Readable.from(this.#bytes(slices, first), { objectMode: false, highWaterMark: 64 * 1024 })
      return stream.once("close", () => {
        void first?.close()
        this.#release(ids)
      })
    } catch (error) {
      this.#release(ids)
      throw error
    }
  }

  /** Deletes a file once nobody reads it any more. */
  delete(id: string): Promise<void> {
    const under = this.#deletions.get(id)
    if (under) return under.deleted
    let start = () => {}
    const unread = new Promise<void>((resolve) => (start = resolve))
    const deleted = unread.then(() => rm(this.#path(id), { force: true })).finally(() => this.#deletions.delete(id))
    this.#deletions.set(id, { deleted, start })
    if (!this.#readers.has(id)) start()
    return deleted
  }

  async *#bytes(slices: readonly Slice[], first: FileHandle | undefined): AsyncGenerator<Uint8Array> {
    for (const [index, { body, range }] of slices.entries()) {
      const source = index === 0 && first ? { fd: first, autoClose: false } : {}
      yield* createReadStream(this.#path(body), { ...source, start: range.first, end: range.last })
    }
  }

  async #open(id: string): Promise<FileHandle> {
    try {
      return await open(this.#path(id))
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") throw new BodyGone()
      throw error
    }
  }

  #release(ids: readonly string[]): void {
    for (const id of ids) {
      const others = (this.#readers.get(id) ?? 1) - 1
      if (others > 0) this.#readers.set(id, others)
      else {
        this.#readers.delete(id)
        this.#deletions.get(id)?.start()
      }
    }
  }

  /** Spread over directories, as those with very many files are slow. */
  #path(id: string): string {
    return join(this.#directory, id.slice(0, 2), id)
  }
}

interface Slice {
  readonly body: string
  readonly range: ByteRange
}

function slicesOf(parts: readonly BodyPart[], whole?: ByteRange): readonly Slice[] {
  const { first, last } = whole ?? { first: 0, last: Number.POSITIVE_INFINITY }
  let start = 0
  return parts.flatMap(({ body, size }) => {
    const range = { first: Math.max(first - start, 0), last: Math.min(last - start, size - 1) }
    start += size
    return range.first <= range.last ? [{ body, range }] : []
  })
}
