import { randomBytes } from "node:crypto"
import { StateError } from "../interpreter/state-error.ts"
import type { Callbacks, Clock } from "../interpreter/surroundings.ts"
import { ServiceError } from "../../protocol/service-error.ts"
import type { TokenRecord } from "../store/records.ts"
import { dropToken, putToken, type StepFunctionsStore } from "../store/step-functions-store.ts"

/** The tokens that tasks wait for; they, and what was sent for them, survive the end of the process. */
export class TaskTokens implements Callbacks {
  readonly #store: StepFunctionsStore
  readonly #clock: Clock
  readonly #waiting = new Map<string, { wake(): void; beat(): void }>()

  constructor(store: StepFunctionsStore, clock: Clock) {
    this.#store = store
    this.#clock = clock
  }

  async create(): Promise<string> {
    const token = randomBytes(96).toString("base64")
    await this.#store.state.commit([putToken(token, {})])
    return token
  }

  async outcome(
    token: string,
    { heartbeatMs, signal }: { readonly heartbeatMs?: number; readonly signal: AbortSignal },
  ): Promise<unknown> {
    for (;;) {
      const outcome = this.#store.token(token)?.outcome
      if (outcome && "output" in outcome) return outcome.output
      if (outcome) throw new StateError(outcome.error, outcome.cause)
      await this.#nextNews(token, { heartbeatMs, signal })
    }
  }

  async drop(token: string): Promise<void> {
    await this.#store.state.commit([dropToken(token)])
  }

  /** What SendTaskSuccess and SendTaskFailure do. */
  async send(token: string, outcome: NonNullable<TokenRecord["outcome"]>): Promise<void> {
    const known = this.#known(token)
    if (known.outcome) throw new ServiceError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'")
    await this.#store.state.commit([putToken(token, { outcome })])
    this.#waiting.get(token)?.wake()
  }

  /** What SendTaskHeartbeat does. */
  beat(token: string): void {
    this.#known(token)
    this.#waiting.get(token)?.beat()
  }

  #known(token: string): TokenRecord {
    const known = this.#store.token(token)
    if (known) return known
    if (!/^[A-Za-z0-9+/]{128}$/.test(token)) throw new ServiceError("InvalidToken", "Invalid Token: 'Invalid token'")
    throw new ServiceError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'")
  }

  /** Resolves when something was sent, or the heart beat; rejects where that takes too long. */
  #nextNews(token: string, { heartbeatMs, signal }: { heartbeatMs?: number | undefined; signal: AbortSignal }) {
    const done = new AbortController()
    const until = AbortSignal.any([signal, done.signal])
    return new Promise<void>((resolve, reject) => {
      const finish = (settle: () => void) => {
        this.#waiting.delete(token)
        done.abort()
        settle()
      }
      this.#waiting.set(token, { wake: () => finish(resolve), beat: () => finish(resolve) })
      signal.addEventListener("abort", () => finish(() => reject(signal.reason as Error)), {
        once: true,
        signal: done.signal,
      })
      if (signal.aborted) return finish(() => reject(signal.reason as Error))
      if (heartbeatMs === undefined) return undefined
      const late = new StateError("States.HeartbeatTimeout", `No heartbeat came within ${heartbeatMs / 1000} s`)
      return this.#clock.sleepUntil(this.#clock.now() + heartbeatMs, until).then(
        () => finish(() => reject(late)),
        // News came before.
        () => undefined,
      )
    })
  }
}
