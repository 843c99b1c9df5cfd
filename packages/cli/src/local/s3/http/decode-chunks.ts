import { S3Error } from "../s3-error.ts"

/** Longest line that introduces a chunk or is a trailer. */
const MAX_LINE_BYTES = 16 * 1024

/**
 * Takes the `aws-chunked` coding off a body; calls `onTrailer` for each header after it. Signatures of chunks are not
 * checked: all callers on this machine are trusted.
 */
export async function* decodeChunks(
  source: AsyncIterable<Uint8Array>,
  onTrailer: (name: string, value: string) => void,
): AsyncGenerator<Uint8Array> {
  const reader = new ChunkReader(source)
  for (;;) {
    const size = Number.parseInt(await reader.line(), 16)
    if (Number.isNaN(size)) throw incompleteBody()
    if (size === 0) break
    yield* reader.bytes(size)
    if ((await reader.line()) !== "") throw incompleteBody()
  }
  for (;;) {
    const line = await reader.trailerLine()
    if (line === "") return
    const colon = line.indexOf(":")
    if (colon > 0) onTrailer(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
}

export function incompleteBody(): S3Error {
  const message = "The request body terminated unexpectedly"
  return new S3Error("IncompleteBody", message)
}

class ChunkReader {
  readonly #source: AsyncIterator<Uint8Array>
  #rest: Uint8Array = new Uint8Array()

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** The next line, without its end. */
  async line(): Promise<string> {
    const line = await this.#line()
    if (line === undefined) throw incompleteBody()
    return line
  }

  /** As `line`; empty at the end of the body. */
  async trailerLine(): Promise<string> {
    return (await this.#line()) ?? ""
  }

  async *bytes(count: number): AsyncGenerator<Uint8Array> {
    let left = count
    while (left > 0) {
      if (this.#rest.length === 0 && !(await this.#more())) throw incompleteBody()
      const chunk = this.#rest.subarray(0, left)
      this.#rest = this.#rest.subarray(chunk.length)
      left -= chunk.length
      yield chunk
    }
  }

  async #line(): Promise<string | undefined> {
    for (;;) {
      const end = this.#rest.indexOf(0x0a)
      if (end >= 0) {
        const line = Buffer.from(this.#rest.subarray(0, end)).toString("latin1")
        this.#rest = this.#rest.subarray(end + 1)
        return line.replace(/\r$/, "")
      }
      if (this.#rest.length > MAX_LINE_BYTES) throw incompleteBody()
      if (!(await this.#more())) return undefined
    }
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#source.next()
    if (done) return false
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value])
    return true
  }
}
