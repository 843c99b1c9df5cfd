import type { InvokeOutcome, StreamOutcome } from "@tsapi/framework/gateway"
import type { StreamStep } from "./worker/instance-protocol.ts"

/** Tells the thread that writes a stream how it goes on. */
export type Steer = (step: StreamStep) => void

/** What a function writes, from its thread to whoever reads; it writes no faster than that is read. */
export class StreamedResult implements AsyncIterable<Uint8Array> {
  readonly #pieces: Uint8Array[] = []
  #steer: Steer | undefined
  #outcome: InvokeOutcome | undefined
  #onChange: (() => void) | undefined
  #ended = false

  /** A piece has come. */
  push(bytes: Uint8Array, steer: Steer): void {
    this.#steer = steer
    if (this.#ended) return steer("end")
    this.#pieces.push(bytes)
    this.#onChange?.()
  }

  /** No more will come. */
  settle(outcome: InvokeOutcome): void {
    this.#outcome = outcome
    this.#onChange?.()
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    return {
      next: async () => {
        for (;;) {
          const value = this.#pieces.shift()
          if (value) {
            this.#steer?.("more")
            return { value }
          }
          if (this.#ended || this.#outcome?.ok) return DONE
          if (this.#outcome) throw new Error(this.#outcome.message)
          await new Promise<void>((resolve) => (this.#onChange = resolve))
        }
      },
      return: async () => {
        this.#ended = true
        this.#pieces.length = 0
        this.#steer?.("end")
        this.#onChange?.()
        return DONE
      },
    }
  }
}

/** What a handler that streams has written, as the result for whoever waits for the whole. */
export async function wholeResult(outcome: StreamOutcome): Promise<InvokeOutcome> {
  if (!outcome.ok) return outcome
  const pieces: Uint8Array[] = []
  try {
    for await (const piece of outcome.payload) pieces.push(piece)
    const payload: unknown = JSON.parse(Buffer.concat(pieces).toString())
    return { ok: true, payload }
  } catch (error) {
    return { ok: false, error: "unhandled", message: error instanceof Error ? error.message : String(error) }
  }
}

const DONE = { done: true, value: undefined } as const
