import type { AppModel } from "./app-model.ts"

/** What a kind makes a sample event of. */
export interface SampleContext {
  readonly app: AppModel
  readonly region: string
  /** Twelve digits. */
  readonly accountId: string
  /** The payload that the event shall carry, as text; absent: that of AWS's sample. */
  readonly data: string | undefined
}

/** The payload as JSON; a text that is none is itself. */
export function dataOf({ data }: Pick<SampleContext, "data">, otherwise: unknown): unknown {
  if (data === undefined) return otherwise
  try {
    return JSON.parse(data)
  } catch {
    return data
  }
}
