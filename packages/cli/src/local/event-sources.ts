import { setMaxListeners } from "node:events"
import type { LocalEventSource, ServedFunctions } from "../model/local-emulator.ts"

/** What polls for events on behalf of one version of the app. */
export class EventSources {
  readonly #sources: readonly LocalEventSource[]
  readonly #served: ServedFunctions
  readonly #stop = new AbortController()
  #running: readonly Promise<void>[] = []

  constructor(sources: readonly LocalEventSource[], served: ServedFunctions) {
    this.#sources = sources
    this.#served = served
    // Each source waits on it, and may do so for several things at once; Node.js takes more than ten for a leak.
    setMaxListeners(0, this.#stop.signal)
  }

  start(): void {
    this.#running = this.#sources.map((source) => source.run(this.#served, this.#stop.signal))
  }

  /** Resolves when what was taken has been dealt with. */
  async stop(): Promise<void> {
    this.abort()
    await Promise.all(this.#running)
  }

  /** Takes no more events. */
  abort(): void {
    this.#stop.abort()
  }
}
