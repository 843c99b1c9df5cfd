import type { Clock } from "../interpreter/surroundings.ts"

/** The clock of this machine. */
export const systemClock: Clock = {
  now: Date.now,
  sleepUntil(time, signal) {
    if (signal.aborted) return Promise.reject(signal.reason as Error)
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout
      const abort = () => {
        clearTimeout(timer)
        reject(signal.reason as Error)
      }
      const wait = () => {
        const left = time - Date.now()
        // Timers of more than 24 days fire at once.
        if (left > 0) timer = setTimeout(wait, Math.min(left, 2 ** 31 - 1))
        else {
          signal.removeEventListener("abort", abort)
          resolve()
        }
      }
      signal.addEventListener("abort", abort, { once: true })
      wait()
    })
  },
}
