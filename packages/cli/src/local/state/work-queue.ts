import { joinKey, rangeOf, uint48 } from "./key-range.ts"
import type { Change, StateStore } from "./state-store.ts"

export interface WorkItem {
  /** Unique in its queue. */
  readonly id: string
}

export interface WorkQueueOptions<Item extends WorkItem> {
  /** What the keys of the queue begin with in its store. */
  readonly prefix: string
  /**
   * Does the work once, and says with what to go on, and when; nothing where it is done. Work that rejects is done again when
   * the queue is next woken. The signal aborts when the queue is closed, which waits for it.
   */
  run(item: Item, signal: AbortSignal): Promise<LaterWork<Item> | undefined>
  /** Milliseconds since the epoch. */
  now(): number
}

export interface LaterWork<Item> {
  readonly item: Item
  readonly delayMs: number
}

/** As many are under way at a time. */
const MAX_RUNNING = 10

/** Work that is due at some time and is done at least once, though the process be killed. */
export class WorkQueue<Item extends WorkItem> {
  readonly #store: StateStore
  readonly #options: WorkQueueOptions<Item>
  readonly #running = new Map<string, Promise<void>>()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined
  #lookAgain = false
  readonly #closing = new AbortController()

  constructor(store: StateStore, options: WorkQueueOptions<Item>) {
    this.#store = store
    this.#options = options
  }

  /** What to commit so that the work is done; call `wake` afterwards. */
  addition(item: Item, delayMs = 0): Change {
    const key = joinKey(this.#options.prefix, uint48(this.#options.now() + delayMs), item.id)
    return { type: "put", key, value: JSON.stringify(item) }
  }

  /** Looks for what is due. */
  wake(): void {
    this.#lookAgain = true
    this.#looking ??= this.#takeDue()
      // A store that cannot be read or written is reported by the request that needs it; the next call looks again.
      .catch(() => undefined)
      .finally(() => (this.#looking = undefined))
  }

  /** Resolves when nothing is under way any more; the rest is done when the queue is next opened. */
  async close(): Promise<void> {
    this.#closing.abort()
    clearTimeout(this.#timer)
    await this.#looking
    await Promise.all(this.#running.values())
  }

  async #takeDue(): Promise<void> {
    const { prefix, now } = this.#options
    while (this.#lookAgain && !this.#closing.signal.aborted) {
      this.#lookAgain = false
      let wait: number | undefined
      // What is under way stands before what is due later.
      const limit = this.#running.size + MAX_RUNNING
      for await (const [key, value] of this.#store.entries(rangeOf(joinKey(prefix)), { limit })) {
        const item: Item = JSON.parse(value)
        if (this.#running.has(item.id)) continue
        const dueIn = key.readUIntBE(prefix.length, 6) - now()
        if (dueIn > 0) {
          wait = dueIn
          break
        }
        // What ended since the entries were first looked at is among them still.
        if (this.#store.value(key) === undefined) continue
        if (this.#running.size < MAX_RUNNING) this.#running.set(item.id, this.#run(key, item))
      }
      clearTimeout(this.#timer)
      if (wait !== undefined && !this.#closing.signal.aborted)
        this.#timer = setTimeout(() => this.wake(), Math.min(wait, MAX_TIMEOUT))
    }
  }

  async #run(key: Buffer, item: Item): Promise<void> {
    try {
      const later = await this.#options.run(item, this.#closing.signal)
      await this.#store.commit([{ type: "del", key }, ...(later ? [this.addition(later.item, later.delayMs)] : [])])
    } catch {
      // It is still in the queue.
      return
    } finally {
      this.#running.delete(item.id)
    }
    this.wake()
  }
}

/** Timers of Node.js take no more. */
const MAX_TIMEOUT = 2 ** 31 - 1
