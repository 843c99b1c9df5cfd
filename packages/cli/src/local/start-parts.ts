import type { LocalEmulator, LocalEventSource, LocalLogReader } from "../model/local-emulator.ts"
import type { LocalBuild } from "./local-build.ts"

export interface StartedParts {
  /** What variables of the app's resources have on this machine. */
  readonly values: Readonly<Record<string, string>>
  readonly sources: readonly LocalEventSource[]
  readonly logReaders: readonly LocalLogReader[]
  readonly notes: readonly string[]
}

/** Makes what an app declares exist, one part after another: later ones may ask for the values of those before. */
export async function startParts(
  { parts }: LocalBuild,
  emulator: Omit<LocalEmulator, "valueOf">,
): Promise<StartedParts> {
  const values: Record<string, string> = {}
  const [sources, logReaders, notes]: [LocalEventSource[], LocalLogReader[], string[]] = [[], [], []]
  for (const part of parts) {
    const started = await part.start({ ...emulator, valueOf: (variable) => values[variable] })
    Object.assign(values, started.environment)
    sources.push(...(started.sources ?? []))
    logReaders.push(...(started.logReaders ?? []))
    notes.push(...(started.notes ?? []))
  }
  return { values, sources, logReaders, notes }
}
