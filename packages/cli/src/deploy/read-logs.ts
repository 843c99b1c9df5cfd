import type { AwsClients } from "./aws-clients.ts"
import { pause } from "./pause.ts"

export interface LogQuery {
  readonly logGroup: string
  /** Milliseconds since 1970. */
  readonly since: number
  /** A CloudWatch Logs filter pattern. */
  readonly filter: string | undefined
}

export interface LogEvent {
  readonly id: string
  readonly time: Date
  readonly message: string
}

/** CloudWatch may deliver an event some seconds after later ones. Milliseconds. */
const LATE = 10_000

/** The events of a log group from `since` on, oldest first. */
export async function* readLogs(clients: AwsClients, { logGroup, since, filter }: LogQuery): AsyncGenerator<LogEvent> {
  const client = await clients.logs()
  const { FilterLogEventsCommand } = await import("@aws-sdk/client-cloudwatch-logs")
  let nextToken: string | undefined
  do {
    const page = await client.send(
      new FilterLogEventsCommand({
        logGroupName: logGroup,
        startTime: since,
        ...(filter === undefined ? {} : { filterPattern: filter }),
        ...(nextToken === undefined ? {} : { nextToken }),
      }),
    )
    for (const { eventId = "", timestamp = 0, message = "" } of page.events ?? []) {
      yield { id: eventId, time: new Date(timestamp), message }
    }
    nextToken = page.nextToken
  } while (nextToken !== undefined)
}

/** The same, and then each new event as it comes, once; ends with `Cancelled` on Ctrl-C. */
export async function* followLogs(clients: AwsClients, query: LogQuery, signal: AbortSignal): AsyncGenerator<LogEvent> {
  const recent = new Map<string, number>()
  let { since } = query
  let newest = since
  for (;;) {
    for await (const event of readLogs(clients, { ...query, since })) {
      if (recent.has(event.id)) continue
      recent.set(event.id, event.time.getTime())
      newest = Math.max(newest, event.time.getTime())
      yield event
    }
    since = Math.max(since, newest - LATE)
    for (const [id, time] of recent) if (time < since) recent.delete(id)
    await pause(clients.pollInterval, signal)
  }
}
