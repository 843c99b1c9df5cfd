/** Long polls that wait for a message of a queue. */
export class Waiters {
  readonly #waiting = new Map<number, Set<() => void>>()
  #closed = false

  get closed(): boolean {
    return this.#closed
  }

  /**
   * Registers at once, so that a wake between a look into the queue and `wait` is not missed. `wait` resolves when the
   * queue is woken, after `ms`, or when `signal` aborts; `cancel` must follow.
   */
  register(queueNumber: number): { wait(ms: number, signal?: AbortSignal): Promise<void>; cancel(): void } {
    const waiting = this.#waiting.get(queueNumber) ?? new Set()
    this.#waiting.set(queueNumber, waiting)
    const { promise: woken, resolve: wake } = promiseWithResolvers()
    waiting.add(wake)
    return {
      async wait(ms, signal) {
        const timer = setTimeout(wake, ms)
        signal?.addEventListener("abort", wake)
        if (signal?.aborted) wake()
        await woken
        clearTimeout(timer)
        signal?.removeEventListener("abort", wake)
      },
      cancel: () => {
        waiting.delete(wake)
        if (waiting.size === 0 && this.#waiting.get(queueNumber) === waiting) this.#waiting.delete(queueNumber)
      },
    }
  }

  wake(queueNumber: number): void {
    for (const wake of this.#waiting.get(queueNumber) ?? []) wake()
  }

  /** Nobody waits any more. */
  close(): void {
    this.#closed = true
    for (const queueNumber of this.#waiting.keys()) this.wake(queueNumber)
  }
}

// Promise.withResolvers is not in Node 20.
function promiseWithResolvers() {
  let resolve = (): void => {}
  const promise = new Promise<void>((done) => (resolve = done))
  return { promise, resolve: () => resolve() }
}
