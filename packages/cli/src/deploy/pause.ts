import { setTimeout } from "node:timers/promises"
import { Cancelled } from "../errors/cancelled.ts"

/** Waits; Ctrl-C ends the wait with `Cancelled`. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, { signal })
  } catch (error) {
    if (signal.aborted) throw new Cancelled()
    throw error
  }
}
