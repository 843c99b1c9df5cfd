import type { GatewayRequest, GatewayResponse } from "@tsapi/framework/gateway"
import type { AppVersion } from "./app-version.ts"
import type { RequestLog } from "./request-log.ts"

/** The version of the app that answers requests; a newer one takes over without a request being lost. */
export class ServedApp {
  readonly #log: RequestLog
  #current: AppVersion
  #onServed: (version: AppVersion) => void = () => {}
  readonly #retiring = new Set<AppVersion>()

  constructor(first: AppVersion, log: RequestLog) {
    this.#current = first
    this.#log = log
    first.sources.start()
    inferSoon(first, () => this.#current === first)
  }

  get current(): AppVersion {
    return this.#current
  }

  /** Calls `listener` with the version that is served, and with each that takes its place. */
  whenServed(listener: (version: AppVersion) => void): void {
    this.#onServed = listener
    listener(this.#current)
  }

  /** Never rejects. */
  async handle(request: GatewayRequest): Promise<GatewayResponse> {
    const startedAt = performance.now()
    const answer = await this.#current.gateway.handle(request)
    const { method, target: url } = request
    const { status, functionId, target, diagnostic } = answer
    const durationMs = performance.now() - startedAt
    this.#log.request({ method, url, status, functionId, target, diagnostic, durationMs })
    return answer
  }

  /** Sends new requests to `next`; those that the version before has accepted are finished by it. */
  async replace(next: AppVersion): Promise<void> {
    await next.prepareLike(this.#current)
    const previous = this.#current
    this.#current = next
    this.#retiring.add(previous)
    next.sources.start()
    this.#onServed(next)
    inferSoon(next, () => this.#current === next)
    void previous.close().then(() => this.#retiring.delete(previous))
  }

  /** Ends all functions, whatever they are doing. */
  async terminate(): Promise<void> {
    await Promise.all([this.#current, ...this.#retiring].map((version) => version.terminate()))
  }
}

/** Changes often come in twos, and the first requests after a start or a reload should not wait for what they may not need. */
const INFERENCE_DELAY_MS = 150

function inferSoon({ guard }: AppVersion, isWanted: () => boolean): void {
  if (!guard) return
  setTimeout(() => {
    if (isWanted()) void guard.prepare()
  }, INFERENCE_DELAY_MS).unref()
}
