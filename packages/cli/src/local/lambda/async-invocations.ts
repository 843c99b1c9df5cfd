import type { InvokeOutcome } from "@tsapi/framework/gateway"
import { abortable } from "../state/abortable.ts"
import type { StateStore } from "../state/state-store.ts"
import { type LaterWork, type WorkItem, WorkQueue } from "../state/work-queue.ts"

/** An event that a function is to take when it can. */
export interface AsyncInvocation extends WorkItem {
  readonly functionId: string
  readonly event: unknown
  /** Milliseconds since the epoch. */
  readonly acceptedAt: number
  /** How often it failed. */
  readonly failures: number
  /** How often in a row Lambda had no room for it. */
  readonly throttles?: number
}

/** What a function says of its asynchronous invocations. */
export interface AsyncSettings {
  /** How often a failed event is tried again. */
  readonly retries: number
  readonly maximumAgeMs: number
}

export interface AsyncInvocationOptions {
  settingsOf(functionId: string): Promise<AsyncSettings>
  invoke(invocation: AsyncInvocation): Promise<InvokeOutcome>
  /** Called before an event is forgotten, with what became of it; it is kept, and tried again, where this rejects. */
  onDone(invocation: AsyncInvocation, done: DoneInvocation): Promise<void>
  /** Before the first and each further retry. Default one and two seconds, where Lambda waits one and two minutes. */
  readonly retryDelaysMs?: readonly number[]
  /** Before it is tried again for the first time what Lambda had no room for; doubled each time. Default a second, as Lambda's. */
  readonly throttleDelayMs?: number
  /** Milliseconds since the epoch. */
  now(): number
}

export interface DoneInvocation {
  readonly outcome: InvokeOutcome
  /** As in the records that destinations get. */
  readonly condition: "Success" | "RetriesExhausted" | "EventAgeExceeded"
}

/**
 * Lambda's queue of asynchronous invocations. What it has accepted survives a killed process, and is run at least once.
 */
export class AsyncInvocations {
  readonly #store: StateStore
  readonly #options: AsyncInvocationOptions
  readonly #work: WorkQueue<AsyncInvocation>

  constructor(store: StateStore, options: AsyncInvocationOptions) {
    this.#store = store
    this.#options = options
    const run = this.#run.bind(this)
    this.#work = new WorkQueue(store, { prefix: "q", run, now: options.now })
    this.#work.wake()
  }

  /** Resolves when the event is on disk. */
  async add(accepted: Pick<AsyncInvocation, "id" | "functionId" | "event">): Promise<void> {
    const acceptedAt = this.#options.now()
    await this.#store.commit([this.#work.addition({ ...accepted, acceptedAt, failures: 0 })])
    this.#work.wake()
  }

  /** Takes no further event from the queue; what runs by then is run again when the queue is next opened. */
  close(): Promise<void> {
    return this.#work.close()
  }

  async #run(invocation: AsyncInvocation, signal: AbortSignal): Promise<LaterWork<AsyncInvocation> | undefined> {
    try {
      return await this.#settle(invocation, await abortable(this.#options.invoke(invocation), signal))
    } catch (error) {
      if (!signal.aborted) throw error
      return { item: invocation, delayMs: 0 }
    }
  }

  async #settle(invocation: AsyncInvocation, outcome: InvokeOutcome): Promise<LaterWork<AsyncInvocation> | undefined> {
    const { settingsOf, onDone, now } = this.#options
    const { retries, maximumAgeMs } = await settingsOf(invocation.functionId)
    const { failures, throttles = 0 } = invocation
    const ran = wasRun(outcome)
    const next = {
      ...invocation,
      failures: failures + (ran && !outcome.ok ? 1 : 0),
      throttles: ran ? 0 : throttles + 1,
    }
    const delayMs = ran ? this.#retryDelay(next.failures) : this.#throttleDelay(throttles)
    const isExhausted = next.failures > retries
    const isTooOld = now() + delayMs - invocation.acceptedAt > maximumAgeMs
    const condition = outcome.ok ? "Success" : isExhausted ? "RetriesExhausted" : "EventAgeExceeded"
    const isDone =
      (outcome.ok || isExhausted || isTooOld) &&
      (await onDone(next, { outcome, condition }).then(
        () => true,
        () => false,
      ))
    return isDone ? undefined : { item: next, delayMs }
  }

  #retryDelay(failures: number): number {
    const { retryDelaysMs = [1000, 2000] } = this.#options
    return retryDelaysMs[Math.min(failures, retryDelaysMs.length) - 1] ?? 0
  }

  // https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
  #throttleDelay(throttles: number): number {
    const { throttleDelayMs = 1000 } = this.#options
    return Math.min(throttleDelayMs * 2 ** throttles, 5 * 60_000)
  }
}

// What Lambda had no room to run is tried again for as long as it is not too old.
function wasRun(outcome: InvokeOutcome): boolean {
  return outcome.ok || (outcome.error !== "not invoked" && outcome.error !== "throttled")
}
