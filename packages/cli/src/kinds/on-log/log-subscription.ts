import type { LogsEvent } from "@tsapi/framework"
import type { LineFilter } from "../../model/filter-pattern/line-filter.ts"
import type { LocalLogReader, LoggedLine } from "../../model/local-emulator.ts"
import { type LinesFrom, type TakenLine, toLogsEvent } from "./to-logs-event.ts"

export interface SubscriptionOptions extends Omit<LinesFrom, "logStream"> {
  /** Whose lines it takes. */
  readonly functionId: string
  readonly filter: LineFilter
  deliver(event: LogsEvent): Promise<unknown>
  /** How long lines wait for others to go with them. Default 100. */
  readonly waitMs?: number
}

/** Takes the lines of a function that fit a pattern, and delivers those of each log stream together. */
export class LogSubscription implements LocalLogReader {
  readonly functionId: string
  readonly #options: SubscriptionOptions
  readonly #lines = new Map<string, TakenLine[]>()
  #timer: NodeJS.Timeout | undefined

  constructor(options: SubscriptionOptions) {
    this.functionId = options.functionId
    this.#options = options
  }

  take({ logStream, timestamp, message }: LoggedLine): void {
    const { filter, waitMs = 100 } = this.#options
    const match = filter(message)
    if (!match) return
    const lines = this.#lines.get(logStream) ?? []
    this.#lines.set(logStream, [...lines, { timestamp, message, ...match }])
    this.#timer ??= setTimeout(() => void this.flush(), waitMs)
  }

  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const taken = [...this.#lines]
    this.#lines.clear()
    const events = taken.map(([logStream, lines]) => toLogsEvent(lines, { ...this.#options, logStream }))
    // A function that a reload took away takes nothing any more.
    await Promise.allSettled(events.map((event) => this.#options.deliver(event)))
  }
}
