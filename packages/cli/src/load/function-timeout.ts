import { UserError } from "../errors/user-error.ts"
import type { FunctionRequest } from "../model/kind.ts"
import { type SettingLevel, strongest } from "./setting-levels.ts"

export interface TimeoutContext {
  readonly levels: readonly SettingLevel[]
  readonly requests: readonly FunctionRequest[]
  report(error: UserError): void
}

/** Seconds: no more than what waits for the function does, and a fault where the function itself is given more. */
export function functionTimeout(id: string, { levels, requests, report }: TimeoutContext): number {
  const seconds = strongest(levels, "timeout")?.value ?? 0
  const [limited] = requests.flatMap(({ longestTimeout, location }) =>
    longestTimeout ? [{ ...longestTimeout, location }] : [],
  )
  if (!limited || seconds <= limited.seconds) return seconds
  const own = strongest(
    levels.filter(({ isOwn }) => isOwn),
    "timeout",
  )
  if (own && own.value > limited.seconds) {
    report(
      new UserError("FUNCTION_INVALID", `timeout of ${id} is ${own.value}, and ${limited.reason}`, {
        hint: `Use ${limited.seconds} at most, or leave it out; hand what takes longer to a queue.`,
        location: own.location ?? limited.location,
      }),
    )
  }
  return limited.seconds
}
