import type { LogsEvent } from "../events/logs-event.ts"
import { packLogs } from "../events/pack-logs.ts"

export interface LogsEventOptions {
  /** Default: that of a function of nobody. */
  readonly logGroup?: string
}

/**
 * The event that lines of a log reach a function as, for `client.invoke`. A line that is no text is sent as JSON.
 *
 * @example
 * await client.invoke("WatchmanAlert", logsEvent([{ level: "ERROR", message: "no card" }]))
 */
export function logsEvent(
  lines: readonly unknown[],
  { logGroup = "/aws/lambda/function" }: LogsEventOptions = {},
): LogsEvent {
  const timestamp = Date.now()
  return packLogs({
    messageType: "DATA_MESSAGE",
    owner: "123456789012",
    logGroup,
    logStream: "2026/01/01/[$LATEST]0123456789abcdef0123456789abcdef",
    subscriptionFilters: ["filter"],
    logEvents: lines.map((line, index) => ({
      id: String(index + 1).padStart(56, "3"),
      timestamp,
      message: typeof line === "string" ? line : JSON.stringify(line),
    })),
  })
}
