import { StateError } from "../state-error.ts"
import { finish, keep, type StateResult, type StateRun } from "../state-run.ts"

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

async function wakeTime({ clock, data, state }: StateRun, input: unknown): Promise<number> {
  const seconds = await data.field(state, "Seconds", { input })
  if (seconds !== undefined) {
    if (typeof seconds === "number" && seconds >= 0) return clock.now() + seconds * 1000
    throw new StateError("States.Runtime", `Seconds is ${JSON.stringify(seconds)}, which is no number of seconds`)
  }
  const timestamp = await data.field(state, "Timestamp", { input })
  const time = typeof timestamp === "string" ? Date.parse(timestamp) : Number.NaN
  if (!Number.isNaN(time)) return time
  throw new StateError("States.Runtime", `Timestamp is ${JSON.stringify(timestamp)}, which is no time in ISO 8601`)
}
