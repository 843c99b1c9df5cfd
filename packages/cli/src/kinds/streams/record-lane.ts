import type { StreamMapping } from "./stream-mapping.ts"
import type { StreamRecord } from "./stream-record.ts"

/** Lambda passes 6 MB at most. */
const MOST_BYTES = 6_000_000

/** Records that wait for their invocation, one batch after another. */
export class RecordLane {
  readonly #waiting: StreamRecord[] = []
  readonly #limits: Pick<StreamMapping, "batchSize" | "batchWindowMs">
  #onChange: () => void = () => undefined

  constructor(limits: Pick<StreamMapping, "batchSize" | "batchWindowMs">) {
    this.#limits = limits
  }

  add(record: StreamRecord): void {
    this.#waiting.push(record)
    this.#onChange()
  }

  /** The next batch, once it is full or its window has passed; nothing when the signal aborts. */
  async take(signal: AbortSignal): Promise<readonly StreamRecord[]> {
    await this.#until(() => this.#waiting.length > 0, signal)
    const { batchSize, batchWindowMs } = this.#limits
    if (batchWindowMs > 0) {
      const isFull = () => this.#waiting.length >= batchSize || this.#withinBytes() < this.#waiting.length
      await this.#until(isFull, AbortSignal.any([signal, AbortSignal.timeout(batchWindowMs)]))
    }
    return signal.aborted ? [] : this.#waiting.splice(0, Math.min(batchSize, this.#withinBytes()))
  }

  /** How many records from the first one fit into an invocation; at least one. */
  #withinBytes(): number {
    let bytes = 0
    const beyond = this.#waiting.findIndex(({ event }) => {
      bytes += Buffer.byteLength(JSON.stringify(event))
      return bytes > MOST_BYTES
    })
    return beyond < 0 ? this.#waiting.length : Math.max(1, beyond)
  }

  async #until(holds: () => boolean, signal: AbortSignal): Promise<void> {
    while (!holds() && !signal.aborted) {
      await new Promise<void>((resolve) => {
        const stop = () => resolve()
        signal.addEventListener("abort", stop, { once: true })
        this.#onChange = () => {
          signal.removeEventListener("abort", stop)
          resolve()
        }
      })
    }
  }
}
