import type { InvokeOutcome, StreamOutcome } from "@tsapi/framework/gateway"
import { randomUUID } from "node:crypto"
import type { FunctionInstance, InstanceEvents, Invocation } from "./function-instance.ts"
import type { FunctionSpec } from "./function-spec.ts"
import type { FunctionLogs, LogPlace } from "./logs/function-logs.ts"
import { StreamedResult, wholeResult } from "./streamed-result.ts"
import type { Threads } from "./threads.ts"
import type { AccessGuard } from "./access/access-guard.ts"
import { failedOutcome } from "./instance-failure.ts"
import type { InvocationFailure } from "./worker/instance-protocol.ts"

export interface PoolOptions {
  readonly threads: Threads
  /** Judges what the function's SDK sends; absent: everything is let through. */
  readonly guard?: AccessGuard | undefined
  /** What subscriptions of logs take from; absent: there are none. */
  readonly logs?: FunctionLogs | undefined
  onLog(functionId: string, text: string): void
  onFailure(functionId: string, failure: InvocationFailure): void
}

/** What Lambda says beyond a function's reserved concurrency. */
const throttled = { ok: false, error: "throttled", message: "Rate Exceeded." } as const
/** More concurrent invocations than this wait for each other. Each instance is a thread with its own heap. */
const MAX_INSTANCES = 10
/** Starting more threads at once than a laptop has idle cores only makes all of them late. */
const MAX_STARTING = 2
/** What has waited this long behind a single invocation is taken back and given to a free instance. */
const PATIENCE_MS = 8
/** A function is quick from this score on: a quick answer adds one, a slow one takes four away. */
const QUICK_SCORE = 3
const MAX_SCORE = 12

/**
 * The instances of one function. As on Lambda, an instance runs one invocation at a time, is kept warm with its module
 * state, and another is started when none is free.
 */
export class FunctionPool {
  readonly spec: FunctionSpec
  readonly #options: PoolOptions
  readonly #events: InstanceEvents
  /** The newest that is free is used first, so that what a burst started can stay cold after it. */
  readonly #instances: FunctionInstance[] = []
  readonly #queue: Invocation[] = []
  #score = 0
  #patience: NodeJS.Timeout | undefined
  #active = 0
  #onIdle: (() => void) | undefined
  #onSettled: (() => void) | undefined

  constructor(spec: FunctionSpec, options: PoolOptions) {
    this.spec = spec
    this.#options = options
    this.#events = {
      onLoaded: () => {
        this.#onSettled?.()
        this.#serveQueue()
      },
      onAnswer: (_instance, quick) => {
        this.#score = quick ? Math.min(this.#score + 1, MAX_SCORE) : Math.max(this.#score - 4, 0)
        if (this.#queue.length > 0) this.#serveQueue()
      },
      onFailure: (instance, failure, requestId) => {
        options.onFailure(spec.id, failure)
        options.logs?.failed(this.#placeOf(instance), failure, requestId)
      },
      onLog: (instance, printed) => {
        options.onLog(spec.id, printed.text)
        options.logs?.printed(this.#placeOf(instance), printed)
      },
      onQuestion: async ({ request }) => (await options.guard?.answer(spec.id, request)) ?? { cell: 0 },
      onRefused: (call) => options.guard?.refused(call),
      onEnd: (instance, orphans, failure) => this.#remove(instance, orphans, failure),
    }
  }

  /** Whether the function was called: only such functions are worth preparing after a reload. */
  get isWarm(): boolean {
    return this.#instances.length > 0
  }

  /** Runs the function for its whole result. */
  async invoke(event: unknown, requestId: string = randomUUID()): Promise<InvokeOutcome> {
    if (this.spec.isStreaming) return wholeResult(await this.invokeStreaming(event, requestId))
    if (this.#isFull) return throttled
    return new Promise((resolve) => this.#run(event, { requestId, resolve }))
  }

  /** Runs a function that streams; resolves when it begins to. */
  async invokeStreaming(event: unknown, requestId: string = randomUUID()): Promise<StreamOutcome> {
    if (this.#isFull) return throttled
    const result = new StreamedResult()
    return new Promise((resolve) => {
      this.#run(event, {
        requestId,
        onPiece: (bytes, steer) => {
          result.push(bytes, steer)
          resolve({ ok: true, payload: result })
        },
        resolve: (outcome) => {
          result.settle(outcome)
          resolve(outcome.ok ? { ok: true, payload: result } : outcome)
        },
      })
    })
  }

  #placeOf({ logStream }: FunctionInstance): LogPlace {
    return { functionId: this.spec.id, logStream, isJson: this.spec.logging?.format === "json" }
  }

  get #isFull(): boolean {
    return this.#active >= (this.spec.reservedConcurrency ?? Infinity)
  }

  #run(event: unknown, { requestId, onPiece, resolve }: Omit<Invocation, "event">): void {
    this.#active++
    this.#place({
      requestId,
      event: JSON.stringify(event),
      ...(onPiece && { onPiece }),
      resolve: (outcome) => {
        this.#active--
        resolve(outcome)
        if (this.#active === 0) this.#onIdle?.()
      },
    })
  }

  /** Starts an instance ahead of the first invocation; resolves when it is ready, or failed. */
  prepare(): Promise<void> {
    this.#start()
    return new Promise((resolve) => (this.#onSettled = resolve))
  }

  /** Lets what was accepted finish, then ends all instances. */
  async close(): Promise<void> {
    if (this.#active > 0) await new Promise<void>((resolve) => (this.#onIdle = resolve))
    await this.terminate()
  }

  /** Ends all instances at once; what they were running is never answered. */
  async terminate(): Promise<void> {
    clearTimeout(this.#patience)
    await Promise.all(this.#instances.map((instance) => instance.terminate()))
  }

  #place(invocation: Invocation): void {
    const instance = this.#queue.length === 0 ? this.#pick() : undefined
    if (instance) return this.#send(instance, invocation)
    this.#queue.push(invocation)
    this.#grow()
  }

  #serveQueue(): void {
    for (;;) {
      const instance = this.#queue.length > 0 ? this.#pick() : undefined
      const invocation = instance && this.#queue.shift()
      if (!invocation) break
      this.#send(instance, invocation)
    }
    if (this.#queue.length > 0) this.#grow()
  }

  #send(instance: FunctionInstance, invocation: Invocation): void {
    instance.send(invocation)
    if (instance.depth > 1) this.#watchPatience()
  }

  #pick(): FunctionInstance | undefined {
    if (this.#isQuick) {
      const busy = this.#instances.findLast(({ depth, hasRoom }) => depth > 0 && hasRoom)
      if (busy) return busy
    }
    return this.#instances.findLast(({ loaded, depth }) => loaded && depth === 0)
  }

  get #isQuick(): boolean {
    return this.#score >= QUICK_SCORE
  }

  #grow(): void {
    // A quick function gets through its queue before another thread has started.
    if (this.#isQuick && this.#instances.some(({ loaded }) => loaded)) return
    const starting = this.#instances.filter(({ loaded }) => !loaded).length
    const wanted = Math.min(this.#queue.length, MAX_STARTING, MAX_INSTANCES - this.#instances.length + starting)
    for (let count = starting; count < wanted; count++) {
      this.#start()
    }
  }

  #start(): void {
    const instance = this.#options.threads.take(this.spec)
    this.#instances.push(instance)
    instance.load(this.spec.codeFile, this.#events)
  }

  #watchPatience(): void {
    if (this.#patience) return
    const before = new Map(this.#instances.map((instance) => [instance, instance.running]))
    // The check comes after the answers that have arrived by then were read.
    this.#patience = setTimeout(() => setImmediate(() => this.#reclaimFrom(before)), PATIENCE_MS)
  }

  #reclaimFrom(before: ReadonlyMap<FunctionInstance, Invocation | undefined>): void {
    this.#patience = undefined
    const stuck = this.#instances.filter((instance) => {
      const running = before.get(instance)
      return instance.depth > 1 && running !== undefined && running === instance.running
    })
    if (stuck.length > 0) {
      this.#score = 0
      this.#queue.unshift(...stuck.flatMap((instance) => instance.reclaim()))
      this.#serveQueue()
    }
    if (this.#instances.some(({ depth }) => depth > 1)) this.#watchPatience()
  }

  #remove(instance: FunctionInstance, orphans: readonly Invocation[], failure: InvocationFailure): void {
    this.#onSettled?.()
    this.#instances.splice(this.#instances.indexOf(instance), 1)
    this.#queue.unshift(...orphans)
    // Code that cannot be loaded fails for everybody who waits; the next invocation tries again, as on Lambda.
    if (!instance.loaded) for (const waiting of this.#queue.splice(0)) waiting.resolve(failedOutcome(failure))
    this.#serveQueue()
  }
}
