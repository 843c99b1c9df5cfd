import { FunctionInstance } from "./function-instance.ts"
import type { FunctionSpec } from "./function-spec.ts"
import type { GateCounts } from "./instance-settings.ts"

/** How long after a start the next thread is made ready: not while the first requests are being served. */
const SPARE_DELAY_MS = 150
/** Each takes some megabytes. */
const MAX_SPARES = 3

/**
 * Starts the threads of function instances, and keeps a few started ahead: making a thread takes longer than loading
 * code into one, and what is in use after a save is wanted at once.
 */
export class Threads {
  readonly #bootstrap: string
  readonly #counts: GateCounts | undefined
  /** By everything that is settled when a thread starts; oldest first. */
  readonly #spares = new Map<string, FunctionInstance>()
  readonly #timers = new Map<string, NodeJS.Timeout>()

  /** With `counts`, the SDK's requests are judged. */
  constructor(bootstrap: string, counts?: GateCounts) {
    this.#bootstrap = bootstrap
    this.#counts = counts
  }

  /** A thread for the function, without its code. */
  take(spec: FunctionSpec): FunctionInstance {
    const key = keyOf(spec)
    const spare = this.#spares.get(key)
    this.#spares.delete(key)
    if (!this.#timers.has(key)) {
      this.#timers.set(key, setTimeout(() => this.#makeSpare(key, spec), SPARE_DELAY_MS).unref())
    }
    return spare && !spare.ended ? spare : new FunctionInstance(spec, this.#bootstrap, this.#counts)
  }

  async close(): Promise<void> {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
    await Promise.all(Array.from(this.#spares.values(), (spare) => spare.terminate()))
    this.#spares.clear()
  }

  #makeSpare(key: string, spec: FunctionSpec): void {
    this.#timers.delete(key)
    if (this.#spares.has(key)) return
    const [oldest] = this.#spares
    if (oldest && this.#spares.size >= MAX_SPARES) {
      this.#spares.delete(oldest[0])
      void oldest[1].terminate()
    }
    this.#spares.set(key, new FunctionInstance(spec, this.#bootstrap, this.#counts))
  }
}

function keyOf({ codeFile: _loadedLater, ...settled }: FunctionSpec): string {
  return JSON.stringify(settled)
}
