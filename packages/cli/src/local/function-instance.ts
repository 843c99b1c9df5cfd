import type { InvokeOutcome } from "@tsapi/framework/gateway"
import { type MessagePort, Worker } from "node:worker_threads"
import type { FunctionSpec } from "./function-spec.ts"
import type { Steer } from "./streamed-result.ts"
import { exitedFailure, failedOutcome, threadFailure, timeoutFailure } from "./instance-failure.ts"
import { type GateCounts, instanceSettings } from "./instance-settings.ts"
import {
  REVOKED,
  SENT,
  slotOf,
  SLOTS,
  TAKEN,
  type ToInstance,
  type ToStream,
  WAKE,
} from "./worker/instance-protocol.ts"
import {
  FAILED,
  type FromInstance,
  type InvocationFailure,
  type PrintedText,
  QUICK,
} from "./worker/instance-protocol.ts"
import type { GateAnswer, GateQuestion, RefusedCall } from "./worker/sdk/gate-protocol.ts"
import type { Verdict } from "./worker/sdk/sdk-gate.ts"

/** One event on its way to a handler and back. */
export interface Invocation {
  readonly requestId: string
  /** The event as JSON. */
  readonly event: string
  /** A part of what the function streams has come. */
  onPiece?(bytes: Uint8Array, steer: Steer): void
  resolve(outcome: InvokeOutcome): void
}

export interface InstanceEvents {
  onLoaded(instance: FunctionInstance): void
  /** An invocation was answered: there is room for another. */
  onAnswer(instance: FunctionInstance, quick: boolean): void
  /** `requestId` is that of the invocation that failed; absent where the code could not be loaded. */
  onFailure(instance: FunctionInstance, failure: InvocationFailure, requestId?: string): void
  onLog(instance: FunctionInstance, text: PrintedText): void
  /** The thread's SDK is about to send a request of a sort that it has not sent before. */
  onQuestion(question: GateQuestion): Promise<Verdict>
  onRefused(call: RefusedCall): void
  /** The thread has ended by itself; `orphans` were sent to it and never taken. */
  onEnd(instance: FunctionInstance, orphans: readonly Invocation[], failure: InvocationFailure): void
}

/** Lambda's limit for the code outside of handlers. */
const INIT_LIMIT_MS = 10_000

/** How many invocations may be with an instance: one runs, the others wait behind it instead of waking another thread. */
const MAX_DEPTH = 16

interface Pending extends Invocation {
  readonly sequence: number
}

/** A thread that holds one copy of a function and runs one invocation at a time, in the order sent. */
export class FunctionInstance {
  loaded = false
  ended = false
  readonly logStream: string
  readonly #spec: FunctionSpec
  #events: InstanceEvents | undefined
  readonly #worker: Worker
  readonly #shared: Int32Array
  readonly #streamPort: MessagePort | undefined
  readonly #pending: Pending[] = []
  #unsent: string[] = []
  #sequence = 0
  /** All before this number were answered or revoked, and their slots are free. */
  #passed = 0
  #stalled = false
  #headSince = 0
  /** Requests of the thread that are being judged, and since when there are some. */
  #judging = 0
  #judgingSince = 0
  #limit: NodeJS.Timeout | undefined
  #failure: InvocationFailure | undefined
  #unwanted = false

  /** Starts the thread, without the function's code: that comes with `load`. */
  constructor(spec: FunctionSpec, bootstrap: string, counts?: GateCounts) {
    this.#spec = spec
    const { settings, options, gatePort, streamPort } = instanceSettings(spec, counts)
    this.#shared = settings.shared
    this.logStream = settings.logStreamName
    this.#streamPort = streamPort
    streamPort?.unref()
    this.#worker = new Worker(bootstrap, options)
    gatePort?.on("message", (message: GateQuestion | RefusedCall) => void this.#answerGate(gatePort, message)).unref()
    this.#worker.on("message", (message: FromInstance) => this.#receive(message))
    this.#worker.on("error", (error) => (this.#failure ??= threadFailure(error, spec)))
    this.#worker.on("exit", (code) => this.#end(code))
  }

  /** Invocations sent and not answered. */
  get depth(): number {
    return this.#pending.length
  }

  /** Whether an invocation may line up behind the ones before it. */
  get hasRoom(): boolean {
    return this.loaded && !this.#stalled && this.depth < MAX_DEPTH && this.#sequence - this.#passed < SLOTS
  }

  /** The invocation that the thread has begun and not answered. */
  get running(): Invocation | undefined {
    const [head] = this.#pending
    return head && Atomics.load(this.#shared, slotOf(head.sequence)) === TAKEN ? head : undefined
  }

  load(codeFile: string, events: InstanceEvents): void {
    this.#events = events
    this.#post({ codeFile })
    this.#limit = setTimeout(() => this.#stop(timeoutFailure(INIT_LIMIT_MS, "Init")), INIT_LIMIT_MS)
  }

  send(invocation: Invocation): void {
    const sequence = this.#sequence++
    Atomics.store(this.#shared, slotOf(sequence), SENT)
    this.#pending.push({ ...invocation, sequence })
    if (this.#pending.length === 1) this.#startHead()
    // All requests read in one turn of the event loop cross over together: waking the thread costs more than the rest.
    if (this.#unsent.push(invocation.requestId + invocation.event) === 1) setImmediate(() => this.#flush())
  }

  /** Takes back what waits behind the running invocation; nothing lines up there again before that is answered. */
  reclaim(): readonly Invocation[] {
    this.#stalled = true
    const waiting = this.#pending.splice(1)
    const taken = waiting.filter(({ sequence }) => !this.#revoke(sequence))
    this.#pending.push(...taken)
    return waiting.filter((invocation) => !taken.includes(invocation))
  }

  /** Ends an instance that has nothing to do. */
  async terminate(): Promise<void> {
    this.#unwanted = true
    await this.#worker.terminate()
  }

  #flush(): void {
    this.#post(this.#unsent)
    this.#unsent = []
  }

  #post(message: ToInstance): void {
    this.#worker.postMessage(message)
    Atomics.add(this.#shared, WAKE, 1)
    Atomics.notify(this.#shared, WAKE)
  }

  #revoke(sequence: number): boolean {
    return Atomics.compareExchange(this.#shared, slotOf(sequence), SENT, REVOKED) === SENT
  }

  #receive(message: FromInstance): void {
    if (typeof message === "string") return this.#answer(message)
    if (message.type === "piece") return this.#passOn(message)
    if (message.type === "log") return this.#events?.onLog(this, message)
    if (message.type === "fatal") {
      this.#failure = message.failure
      return
    }
    clearTimeout(this.#limit)
    this.#limit = undefined
    this.loaded = true
    this.#events?.onLoaded(this)
  }

  #passOn({ stream, bytes }: Extract<FromInstance, { type: "piece" }>): void {
    this.#pending[0]?.onPiece?.(bytes, (step) => {
      this.#streamPort?.postMessage({ stream, step } satisfies ToStream)
    })
  }

  async #answerGate(port: MessagePort, message: GateQuestion | RefusedCall): Promise<void> {
    if ("refused" in message) return this.#events?.onRefused(message)
    this.#judging += 1
    if (this.#judging === 1) this.#judgingSince = performance.now()
    const answer = await this.#events?.onQuestion(message)
    this.#judging -= 1
    // Nothing is judged on AWS before it is sent, such as while policies are inferred: it costs the function none of its time.
    if (this.#judging === 0) this.#headSince += performance.now() - Math.max(this.#headSince, this.#judgingSince)
    port.postMessage({ cell: 0, ...answer, id: message.id } satisfies GateAnswer)
  }

  #answer(message: string): void {
    const invocation = this.#pending.shift()
    if (!invocation) return
    this.#passed = invocation.sequence + 1
    this.#stalled = false
    if (this.#pending.length > 0) this.#startHead()
    if (message.startsWith(FAILED)) {
      const failure: InvocationFailure = JSON.parse(message.slice(1))
      this.#events?.onFailure(this, failure, invocation.requestId)
      invocation.resolve(failedOutcome(failure))
    } else {
      const payload: unknown = JSON.parse(message.slice(1))
      invocation.resolve({ ok: true, payload })
    }
    this.#events?.onAnswer(this, message.startsWith(QUICK))
  }

  #startHead(): void {
    this.#headSince = performance.now()
    this.#limit ??= setTimeout(() => this.#checkLimit(), this.#spec.timeoutMs)
  }

  /** One timer serves many invocations: when it fires, the running one may have started long after it was set. */
  #checkLimit(): void {
    this.#limit = undefined
    if (this.#pending.length === 0) return
    const now = this.#judging > 0 ? Math.max(this.#headSince, this.#judgingSince) : performance.now()
    const left = this.#headSince + this.#spec.timeoutMs - now
    if (left > 0) this.#limit = setTimeout(() => this.#checkLimit(), Math.ceil(left))
    else this.#stop(timeoutFailure(this.#spec.timeoutMs, "Task"))
  }

  #stop(failure: InvocationFailure): void {
    this.#failure = failure
    void this.#worker.terminate()
  }

  #end(exitCode: number): void {
    clearTimeout(this.#limit)
    this.ended = true
    if (this.#unwanted) return
    const failure = this.#failure ?? exitedFailure(exitCode)
    this.#events?.onFailure(this, failure, this.#pending[0]?.requestId)
    const started = this.#pending.filter(({ sequence }) => Atomics.load(this.#shared, slotOf(sequence)) === TAKEN)
    const orphans = this.#pending.filter((invocation) => !started.includes(invocation))
    this.#pending.length = 0
    for (const invocation of started) invocation.resolve(failedOutcome(failure))
    this.#events?.onEnd(this, orphans, failure)
  }
}
