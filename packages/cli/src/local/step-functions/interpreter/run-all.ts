/** Runs something for every entry, some at a time; the first that fails stops the others. Results are in order. */
export async function runAll<Entry, Result>(
  signal: AbortSignal,
  concurrency: number,
  entries: readonly Entry[],
  run: (entry: Entry, index: number, signal: AbortSignal) => Promise<Result>,
): Promise<readonly Result[]> {
  const stop = new AbortController()
  const stopped = AbortSignal.any([signal, stop.signal])
  const results: Result[] = []
  const waiting = [...entries.entries()]
  let failure: { readonly error: unknown } | undefined
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next && !failure; next = waiting.shift()) {
      const [index, entry] = next
      try {
        results[index] = await run(entry, index, stopped)
      } catch (error) {
        failure ??= { error }
        stop.abort(error)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(concurrency, entries.length) }, work))
  if (failure) throw failure.error
  return results
}
