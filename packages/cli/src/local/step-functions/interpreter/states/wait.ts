import { isTimestamp } from "../../../../model/is-timestamp.ts"
import { StateError } from "../state-error.ts"
import { finish, keep, type StateResult, type StateRun } from "../state-run.ts"
import { wholeNumber } from "../whole-number.ts"

export async function runWait(run: StateRun): Promise<StateResult> {
  const { clock, data, journal, signal, state, position } = run
  const input = await data.effectiveInput(state, position.input)
  if (position.wakeAt === undefined) {
    keep(run, { wakeAt: await wakeTime(run, input) })
    await journal.flush()
  }
  await clock.sleepUntil(run.position.wakeAt ?? 0, signal)
  return finish(run, { input })
}

async function wakeTime(run: StateRun, input: unknown): Promise<number> {
  const { clock, data, state } = run
  const seconds = await wholeNumber(run, "Seconds", { input, from: 0 })
  if (seconds !== undefined) return clock.now() + seconds * 1000
  const timestamp = await data.field(state, "Timestamp", { input })
  if (isTimestamp(timestamp)) return Date.parse(timestamp)
  throw new StateError(
    data.wrongType,
    `Timestamp is ${JSON.stringify(timestamp)}, which is no time such as 2026-01-31T08:00:00Z`,
  )
}
