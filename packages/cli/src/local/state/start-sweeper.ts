export interface Sweeper {
  /** Resolves when no sweep is under way any more. */
  stop(): Promise<void>
}

/** Tidies up in the background until stopped; a sweep that is still under way is not joined by another. */
export function startSweeper(sweep: () => Promise<unknown>, everyMs: number): Sweeper {
  let underWay: Promise<unknown> | undefined
  const timer = setInterval(() => {
    // A store that cannot be written to is reported by the request that needs it; the next sweep tries again.
    underWay ??= sweep()
      .catch(() => undefined)
      .finally(() => (underWay = undefined))
  }, everyMs).unref()
  return {
    async stop() {
      clearInterval(timer)
      await underWay
    },
  }
}
