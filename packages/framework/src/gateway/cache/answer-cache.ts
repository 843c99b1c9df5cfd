import type { Reply } from "../answer.ts"

/** Remembers answers by key. */
export interface AnswerCache {
  get(key: string, time: number): Reply | undefined
  set(key: string, reply: Reply, time: number): void
}

/** A cache whose entries live for `ttlSeconds`. */
export function createAnswerCache(ttlSeconds: number): AnswerCache {
  const entries = new Map<string, { readonly reply: Reply; readonly expires: number }>()
  let bytes = 0
  const remove = (key: string): void => {
    bytes -= entries.get(key)?.reply.body.byteLength ?? 0
    entries.delete(key)
  }
  return {
    get(key, time) {
      const entry = entries.get(key)
      if (entry && entry.expires > time) return entry.reply
      remove(key)
      return undefined
    },
    set(key, reply, time) {
      remove(key)
      if (reply.body.byteLength > MAX_ANSWER_BYTES) return
      entries.set(key, { reply, expires: time + ttlSeconds * 1000 })
      bytes += reply.body.byteLength
      // A Map yields its keys in order of insertion: the first is the oldest.
      for (const oldest of entries.keys()) {
        if (bytes <= CAPACITY_BYTES && entries.size <= CAPACITY) break
        remove(oldest)
      }
    },
  }
}

/** "The maximum size of a response that can be cached", API Gateway developer guide. */
const MAX_ANSWER_BYTES = 1_048_576
/** Keep a local server that runs for days from growing. */
const CAPACITY = 10_000
const CAPACITY_BYTES = 64 * 1024 * 1024
