import { randomUUID } from "node:crypto"
import type { LogsEvent } from "@tsapi/framework"
import { packLogs } from "@tsapi/framework/internal"

export interface TakenLine {
  /** Milliseconds since the epoch. */
  readonly timestamp: number
  readonly message: string
  readonly extractedFields?: Readonly<Record<string, string>>
}

export interface LinesFrom {
  /** Twelve digits. */
  readonly accountId: string
  readonly logGroup: string
  readonly logStream: string
  readonly filterName: string
}

/** The event that CloudWatch Logs makes of lines that passed a filter. */
export function toLogsEvent(
  lines: readonly TakenLine[],
  { accountId, logGroup, logStream, filterName }: LinesFrom,
): LogsEvent {
  return packLogs({
    messageType: "DATA_MESSAGE",
    owner: accountId,
    ...{ logGroup, logStream },
    subscriptionFilters: [filterName],
    logEvents: lines.map(({ timestamp, message, extractedFields }) => ({
      id: eventId(timestamp),
      ...{ timestamp, message },
      ...(extractedFields && { extractedFields }),
    })),
  })
}

/** 56 digits, which grow with time. */
function eventId(timestamp: number): string {
  const random = BigInt(`0x${randomUUID().replaceAll("-", "")}`)
  return `${timestamp}`.padStart(16, "3") + `${random}`.padStart(40, "0")
}
