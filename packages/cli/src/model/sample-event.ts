import { UserError } from "../errors/user-error.ts"
import type { AppModel } from "./app-model.ts"

/** What a kind makes a sample event of. */
export interface SampleContext {
  readonly app: AppModel
  readonly region: string
  /** Twelve digits. */
  readonly accountId: string
  /** The payload that the event shall carry, as text; absent: that of AWS's sample. */
  readonly data: string | undefined
  /** The route of the WebSocket API that the event is of; absent: the data says so, or the function. */
  readonly route?: string | undefined
}

/** An object that an event is about. */
export interface SampleObject {
  /** The bucket's name on this machine. */
  readonly bucket: string
  readonly key: string
  readonly body: string
}

/** The payload as JSON; a text that is none is itself. Throws EVENT_INVALID for one that begins as JSON does and is none. */
export function dataOf({ data }: Pick<SampleContext, "data">, otherwise: unknown): unknown {
  if (data === undefined) return otherwise
  try {
    return JSON.parse(data)
  } catch (cause) {
    if (!/^\s*[{["]/.test(data)) return data
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new UserError("EVENT_INVALID", `The data is no JSON: ${reason}`, {
      ...{ hint: `In a shell, quote it: --data '{"id": 1}'`, cause },
    })
  }
}

/** The payload as the text it is. Throws EVENT_INVALID for none at all, which AWS takes nowhere; `noun`: `The body of a message`. */
export function textOf({ data }: Pick<SampleContext, "data">, noun: string, otherwise: string): string {
  if (data !== "") return data ?? otherwise
  throw new UserError("EVENT_INVALID", `${noun} has at least one character`, { hint: "Give it with --data or --file." })
}
