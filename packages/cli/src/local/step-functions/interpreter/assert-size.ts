import { StateError } from "./state-error.ts"

// https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
const maximumBytes = 262_144

/** Throws a StateError for data that a state may not get, yield or keep. `what`: `result of the state "Charge"`. */
export function assertSize(data: unknown, what: string): void {
  const size = data === undefined ? 0 : Buffer.byteLength(JSON.stringify(data))
  if (size <= maximumBytes) return
  throw new StateError("States.DataLimitExceeded", `The ${what} has ${size} bytes, and may have ${maximumBytes}`)
}
