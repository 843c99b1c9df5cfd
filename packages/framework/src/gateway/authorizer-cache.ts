import type { AuthorizerResult } from "./authorizer-result.ts"

/** Remembers what authorizers returned; one entry serves every route of its authorizer. */
export interface AuthorizerCache {
  get(key: string): AuthorizerResult | undefined
  set(key: string, result: AuthorizerResult): void
}

/** A cache whose entries live for `ttlSeconds`; 0 switches it off. */
export function createAuthorizerCache(ttlSeconds: number, now: () => number): AuthorizerCache {
  const entries = new Map<string, { result: AuthorizerResult; expires: number }>()
  return {
    get(key) {
      const entry = entries.get(key)
      if (entry && entry.expires > now()) return entry.result
      if (entry) entries.delete(key)
      return undefined
    },
    set(key, result) {
      if (ttlSeconds === 0) return
      // A Map yields its keys in order of insertion: the first is the oldest.
      const oldest = entries.size >= CAPACITY ? entries.keys().next() : undefined
      if (oldest && !oldest.done) entries.delete(oldest.value)
      entries.delete(key)
      entries.set(key, { result, expires: now() + ttlSeconds * 1000 })
    },
  }
}

/** Keeps a local server that runs for days from growing. */
const CAPACITY = 10_000
