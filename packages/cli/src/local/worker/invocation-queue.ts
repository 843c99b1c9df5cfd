import { type MessagePort, receiveMessageOnPort } from "node:worker_threads"
import { SENT, slotOf, TAKEN, type ToInstance, WAKE } from "./instance-protocol.ts"

/** The instance's end of the line of invocations. The server may revoke one for as long as it was not taken. */
export class InvocationQueue {
  readonly #port: MessagePort
  readonly #shared: Int32Array
  #batch: readonly string[] = []
  #position = 0
  #sequence = 0

  constructor(port: MessagePort, shared: Int32Array) {
    this.#port = port
    this.#shared = shared
  }

  /** The next invocation, or nothing when none has arrived. */
  take(): string | undefined {
    for (;;) {
      const text = this.#batch[this.#position]
      if (text === undefined) {
        const message = this.#receive()
        if (!Array.isArray(message)) return undefined
        this.#batch = message
        this.#position = 0
        continue
      }
      this.#position++
      const slot = slotOf(this.#sequence++)
      if (Atomics.compareExchange(this.#shared, slot, SENT, TAKEN) === SENT) return text
    }
  }

  /**
   * Stops this thread until something arrives, timers and sockets included: Lambda freezes an instance between
   * invocations in the same way, so work left running after an answer stands still here as it does there.
   */
  freeze(): void {
    const seen = Atomics.load(this.#shared, WAKE)
    const message = this.#receive()
    if (message === undefined) {
      Atomics.wait(this.#shared, WAKE, seen)
    } else if (Array.isArray(message)) {
      this.#batch = message
      this.#position = 0
    }
  }

  /** Waits for the one message that precedes all invocations. */
  waitForCode(): string {
    for (;;) {
      const seen = Atomics.load(this.#shared, WAKE)
      const message = this.#receive()
      if (message !== undefined && "codeFile" in message) return message.codeFile
      Atomics.wait(this.#shared, WAKE, seen)
    }
  }

  #receive(): ToInstance | undefined {
    const received: { message: ToInstance } | undefined = receiveMessageOnPort(this.#port)
    return received?.message
  }
}
