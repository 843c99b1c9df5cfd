import { Writable } from "node:stream"
import type { MessagePort } from "node:worker_threads"
import type { FromInstance, ToStream } from "../instance-protocol.ts"

type Write = (part: string | Uint8Array) => void

/** Streams of this thread so far. */
let count = 0

/** What a handler that streams writes to. It takes the next piece when the server has passed on the one before. */
export class ResponseStream extends Writable {
  /** Set by `HttpResponseStream.from`, as in Lambda's runtimes. */
  _onBeforeFirstWrite: ((write: Write) => void) | undefined
  readonly #post: (message: FromInstance) => void
  readonly #port: MessagePort
  readonly #id = count++
  #passedOn: (() => void) | undefined
  #begun = false

  constructor(post: (message: FromInstance) => void, port: MessagePort) {
    super({ highWaterMark: 64 * 1024 })
    this.#post = post
    this.#port = port
    // The listener keeps the thread alive for as long as the stream is open.
    port.on("message", this.#receive)
    // Whoever listens no more is no error of the handler's.
    this.once("error", () => {})
  }

  /** The type tells Lambda that metadata come first; the server knows by what it has invoked the function for. */
  setContentType(): void {
    if (this.#begun) throw new Error("Cannot set content-type, too late.")
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, passedOn: () => void): void {
    const bytes = this.#begun ? chunk : Buffer.concat([...this.#metadata(), chunk])
    this.#begun = true
    if (bytes.length === 0) return passedOn()
    this.#passedOn = passedOn
    this.#post({ type: "piece", stream: this.#id, bytes: new Uint8Array(bytes) })
  }

  #metadata(): readonly Buffer[] {
    const written: Buffer[] = []
    this._onBeforeFirstWrite?.((part) => void written.push(Buffer.from(part)))
    return written
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#port.off("message", this.#receive)
    this.#port.unref()
    done(error)
  }

  readonly #receive = ({ stream, step }: ToStream): void => {
    if (stream !== this.#id) return
    if (step === "end") return void this.destroy()
    const passedOn = this.#passedOn
    this.#passedOn = undefined
    passedOn?.()
  }
}
