import { randomUUID } from "node:crypto"
import type { InvokeOutcome } from "@tsapi/framework/gateway"
import type { Level } from "../services/open-level.ts"

/** An event that a function is to take when it can. */
export interface AsyncInvocation {
  readonly requestId: string
  readonly functionId: string
  readonly event: unknown
  /** Milliseconds since the epoch. */
  readonly acceptedAt: number
  /** How often it failed. */
  readonly failures: number
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
  readonly #level: Level
  readonly #options: AsyncInvocationOptions
  readonly #running = new Set<string>()
  readonly #settling = new Set<Promise<void>>()
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined
  #lookAgain = false
  #closed = false

  constructor(level: Level, options: AsyncInvocationOptions) {
    this.#level = level
    this.#options = options
    this.#look()
  }

  /** Resolves when the event is on disk. */
  async add(functionId: string, event: unknown): Promise<string> {
    const requestId = randomUUID()
    const acceptedAt = this.#options.now()
    await this.#level.put(keyOf(acceptedAt, requestId), { requestId, functionId, event, acceptedAt, failures: 0 })
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
      const entries = await this.#level.iterator({ limit: this.#running.size + MAX_RUNNING }).all()
      const waiting = entries.filter(([key]) => !this.#running.has(key))
      const due = waiting.filter(([key]) => dueAt(key) <= this.#options.now())
      for (const [key, value] of due.slice(0, MAX_RUNNING - this.#running.size)) {
        // Nothing else writes to this store.
        void this.#run(key, value as AsyncInvocation)
      }
      const [next] = waiting.slice(due.length)
      clearTimeout(this.#timer)
      if (next) this.#timer = setTimeout(() => this.#look(), Math.max(1, dueAt(next[0]) - this.#options.now()))
    }
  }

  async #run(key: string, invocation: AsyncInvocation): Promise<void> {
    this.#running.add(key)
    const outcome = await this.#options.invoke(invocation)
    if (this.#closed) return
    const settling = this.#settle(key, invocation, outcome)
    this.#settling.add(settling)
    await settling
    this.#settling.delete(settling)
    this.#running.delete(key)
    this.#look()
  }

  async #settle(key: string, invocation: AsyncInvocation, outcome: InvokeOutcome): Promise<void> {
    const { settingsOf, onDone, now, retryDelaysMs = [1000, 2000] } = this.#options
    const { retries, maximumAgeMs } = await settingsOf(invocation.functionId)
    const next = { ...invocation, failures: invocation.failures + (outcome.ok ? 0 : 1) }
    const delay = retryDelaysMs[Math.min(next.failures, retryDelaysMs.length) - 1] ?? 0
    const isExhausted = next.failures > retries
    const isTooOld = now() + delay - invocation.acceptedAt > maximumAgeMs
    const condition = outcome.ok ? "Success" : isExhausted ? "RetriesExhausted" : "EventAgeExceeded"
    const isDone =
      (outcome.ok || isExhausted || isTooOld) &&
      (await onDone(next, { outcome, condition }).then(
        () => true,
        () => false,
      ))
    await this.#level.batch([
      { type: "del", key },
      ...(isDone ? [] : [{ type: "put" as const, key: keyOf(now() + delay, next.requestId), value: next }]),
    ])
  }
}

function keyOf(due: number, requestId: string): string {
  return `${String(due).padStart(15, "0")} ${requestId}`
}

function dueAt(key: string): number {
  return Number(key.split(" ")[0])
}
