import type { LocalLogReader } from "../../model/local-emulator.ts"
import type { InvocationFailure, PrintedText } from "../worker/instance-protocol.ts"
import { failureLine } from "./failure-line.ts"

/** Where a line comes from. */
export interface LogPlace {
  readonly functionId: string
  readonly logStream: string
  readonly isJson: boolean
}

/** What functions log, as CloudWatch Logs has it, for those who subscribed to it. */
export class FunctionLogs {
  readonly #readers = new Map<string, LocalLogReader[]>()

  constructor(readers: readonly LocalLogReader[]) {
    for (const reader of readers)
      this.#readers.set(reader.functionId, [...(this.#readers.get(reader.functionId) ?? []), reader])
  }

  printed(place: LogPlace, text: PrintedText): void {
    if (this.#readers.has(place.functionId)) for (const line of toLines(text, place)) this.#add(place, line)
  }

  /** `requestId` is that of the invocation that failed; absent where the code could not be loaded. */
  failed(place: LogPlace, failure: InvocationFailure, requestId: string | undefined): void {
    if (this.#readers.has(place.functionId)) this.#add(place, failureLine(failure, { ...place, requestId }))
  }

  /** Hands over what was taken. */
  async flush(): Promise<void> {
    await Promise.all([...this.#readers.values()].flat().map((reader) => reader.flush()))
  }

  #add({ functionId, logStream }: LogPlace, message: string): void {
    const line = { logStream, timestamp: Date.now(), message }
    for (const reader of this.#readers.get(functionId) ?? []) reader.take(line)
  }
}

/** One call of `console` is one line, however long it is. */
function toLines({ text, level, requestId = "undefined" }: PrintedText, { isJson }: LogPlace): readonly string[] {
  if (level !== undefined) return [[new Date().toISOString(), requestId, level, text].join("\t")]
  const lines = text.split("\n").filter((line) => line !== "")
  return isJson ? lines : lines.map((line) => `${line}\n`)
}
