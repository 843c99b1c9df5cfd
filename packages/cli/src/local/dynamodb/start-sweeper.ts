import type { TableStore } from "./store/table-store.ts"
import { trimStreams } from "./streams/trim-streams.ts"
import { deleteExpired } from "./tables/delete-expired.ts"
import { forgetTokens } from "./transactions/request-tokens.ts"

/** AWS deletes expired items within days; here it is within seconds, and reads may see them until then just the same. */
const INTERVAL_MS = 1000

export interface Sweeper {
  /** Resolves when no sweep is under way any more. */
  stop(): Promise<void>
}

/** Deletes expired items, outdated request tokens and old stream records in the background until stopped. */
export function startSweeper(store: TableStore): Sweeper {
  let sweep: Promise<unknown> = Promise.resolve()
  let sweeping = false
  const timer = setInterval(() => {
    if (sweeping) return
    sweeping = true
    // A store that cannot be written to is reported by the request that needs it; the next sweep tries again.
    sweep = cleanUp(store)
      .catch(() => undefined)
      .finally(() => (sweeping = false))
  }, INTERVAL_MS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await sweep
    },
  }
}

async function cleanUp(store: TableStore): Promise<void> {
  await deleteExpired(store, Date.now())
  await forgetTokens(store, Date.now())
  await trimStreams(store, Date.now())
}
