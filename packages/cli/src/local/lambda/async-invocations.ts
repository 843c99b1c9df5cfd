import { randomUUID } from "node:crypto"
import type { InvokeOutcome } from "@tsapi/framework/gateway"
import { joinKey, rangeOf, uint48 } from "../state/key-range.ts"
import type { Change, StateStore } from "../state/state-store.ts"

/** An event that a function is to take when it can. */
export interface AsyncInvocation {
  readonly requestId: string
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

/** As many run at a time as a function has instances. */
const MAX_RUNNING = 10

/**
 * Lambda's queue of asynchronous invocations. What it has accepted survives a killed process, and is run at least once.
 */
export class AsyncInvocations {
  readonly #store: StateStore
  readonly #options: AsyncInvocationOptions
  readonly #running = new Set<string>()
  readonly #settling = new Set<Promise<void>>()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined
  #lookAgain = false
  #closed = false

  constructor(store: StateStore, options: AsyncInvocationOptions) {
    this.#store = store
    this.#options = options
    this.#look()
  }

  /** Resolves when the event is on disk. */
  async add(functionId: string, event: unknown): Promise<string> {
    const requestId = randomUUID()
    const acceptedAt = this.#options.now()
    await this.#store.commit([put({ requestId, functionId, event, acceptedAt, failures: 0 }, acceptedAt)])
    this.#look()
    return requestId
  }

  /** Takes no further event from the queue; what runs by then is run again when the queue is next opened. */
  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#timer)
    await this.#looking
    await Promise.all(this.#settling)
  }

  #look(): void {
    this.#lookAgain = true
    this.#looking ??= this.#takeDue().finally(() => (this.#looking = undefined))
  }

  async #takeDue(): Promise<void> {
    while (this.#lookAgain && !this.#closed) {
      this.#lookAgain = false
      let wake: number | undefined
      // What runs stands before what is due later.
      for await (const [key, value] of this.#store.entries(QUEUE, { limit: this.#running.size + MAX_RUNNING })) {
        const invocation: AsyncInvocation = JSON.parse(value)
        if (this.#running.has(invocation.requestId)) continue
        const wait = dueAt(key) - this.#options.now()
        if (wait > 0) {
          wake = wait
          break
        }
        // What ended since the entries were first looked at is among them still.
        if (this.#store.value(key) === undefined) continue
        if (this.#running.size < MAX_RUNNING) void this.#run(key, invocation)
      }
      clearTimeout(this.#timer)
      if (wake !== undefined) this.#timer = setTimeout(() => this.#look(), wake)
    }
  }

  async #run(key: Buffer, invocation: AsyncInvocation): Promise<void> {
    this.#running.add(invocation.requestId)
    const outcome = await this.#options.invoke(invocation)
    if (this.#closed) return
    const settling = this.#settle(key, invocation, outcome)
    this.#settling.add(settling)
    await settling
    this.#settling.delete(settling)
    this.#running.delete(invocation.requestId)
    this.#look()
  }

  async #settle(key: Buffer, invocation: AsyncInvocation, outcome: InvokeOutcome): Promise<void> {
    const { settingsOf, onDone, now } = this.#options
    const { retries, maximumAgeMs } = await settingsOf(invocation.functionId)
    const { failures, throttles = 0 } = invocation
    const ran = wasRun(outcome)
    const next = {
      ...invocation,
      failures: failures + (ran && !outcome.ok ? 1 : 0),
      throttles: ran ? 0 : throttles + 1,
    }
    const delay = ran ? this.#retryDelay(next.failures) : this.#throttleDelay(throttles)
    const isExhausted = next.failures > retries
    const isTooOld = now() + delay - invocation.acceptedAt > maximumAgeMs
    const condition = outcome.ok ? "Success" : isExhausted ? "RetriesExhausted" : "EventAgeExceeded"
    const isDone =
      (outcome.ok || isExhausted || isTooOld) &&
      (await onDone(next, { outcome, condition }).then(
        () => true,
        () => false,
      ))
    await this.#store.commit([{ type: "del", key }, ...(isDone ? [] : [put(next, now() + delay)])])
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

const PREFIX = "q"
const QUEUE = rangeOf(joinKey(PREFIX))

function put(invocation: AsyncInvocation, due: number): Change {
  const key = joinKey(PREFIX, uint48(due), invocation.requestId)
  return { type: "put", key, value: JSON.stringify(invocation) }
}

function dueAt(key: Buffer): number {
  return key.readUIntBE(PREFIX.length, 6)
}
