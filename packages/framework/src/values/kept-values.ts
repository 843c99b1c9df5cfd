export interface KeptOptions {
  /** Seconds for which a value is kept in memory; 0 asks each time. Default 300. */
  readonly ttlSeconds?: number
}

/** Values that are kept for a while; who asks for one that is on its way waits for the same answer. A failure is not kept. */
export class KeptValues<Value> {
  readonly #kept = new Map<string, { readonly value: Promise<Value>; readonly askedAt: number }>()

  get(key: string, ask: () => Promise<Value>, { ttlSeconds = 300 }: KeptOptions = {}): Promise<Value> {
    const kept = this.#kept.get(key)
    if (kept && Date.now() - kept.askedAt < ttlSeconds * 1000) return kept.value
    const asked = { value: ask(), askedAt: Date.now() }
    this.#kept.set(key, asked)
    asked.value.catch(() => this.#kept.get(key) === asked && this.#kept.delete(key))
    return asked.value
  }
}
