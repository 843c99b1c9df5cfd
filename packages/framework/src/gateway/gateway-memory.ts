import type { AuthorizerCache } from "./authorizer-cache.ts"
import type { AnswerCache } from "./cache/answer-cache.ts"
import type { TokenBucket } from "./throttle/token-bucket.ts"
import type { QuotaMeter } from "./usage/quota-meter.ts"

export interface GatewayMemoryOptions {
  /** That of the gateway whose place is taken: what is about the same is taken over, all else forgotten. */
  readonly before?: GatewayMemory | undefined
  /**
   * Says of a function all that its answers depend on beside the request, as plain JSON: what is kept of them goes when that
   * changes. Default: nothing ever does.
   */
  versionOf?(functionId: string): unknown
}

/**
 * What throttles and quotas have counted and caches keep, so that another gateway can go on with it. A gateway asks for all of
 * its own when it is made: what it has not asked for is not handed on.
 */
export class GatewayMemory {
  readonly buckets: Kept<TokenBucket>
  readonly quotas: Kept<QuotaMeter>
  readonly answers: Kept<AnswerCache>
  readonly authorizerResults: Kept<AuthorizerCache>
  readonly versionOf: (functionId: string) => unknown

  constructor({ before, versionOf = () => undefined }: GatewayMemoryOptions = {}) {
    this.buckets = new Kept(before?.buckets)
    this.quotas = new Kept(before?.quotas)
    this.answers = new Kept(before?.answers)
    this.authorizerResults = new Kept(before?.authorizerResults)
    this.versionOf = versionOf
  }
}

/** Values by what they are about. */
class Kept<Value> {
  readonly #values = new Map<string, Value>()
  readonly #before: ReadonlyMap<string, Value> | undefined

  constructor(before: Kept<Value> | undefined) {
    this.#before = before && before.#values
  }

  /** What is about the same JSON, or else what `make` returns. */
  of(about: unknown, make: () => Value): Value {
    const key = JSON.stringify(about)
    const value = this.#values.get(key) ?? this.#before?.get(key) ?? make()
    this.#values.set(key, value)
    return value
  }
}
