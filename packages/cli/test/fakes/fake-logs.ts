/** One event of the fake CloudWatch Logs. */
export interface FakeLogEvent {
  readonly eventId: string
  readonly logGroup: string
  readonly timestamp: number
  readonly message: string
}

const PAGE = 2

/** FilterLogEvents over a list that tests fill; two events a page, a filter is a plain substring. */
export class FakeLogs {
  readonly events: FakeLogEvent[] = []

  filter(input: Readonly<Record<string, unknown>>) {
    const { logGroupName, startTime, filterPattern = "", nextToken = "0" } = input
    const matching = this.events.filter(
      ({ logGroup, timestamp, message }) =>
        logGroup === logGroupName && timestamp >= Number(startTime ?? 0) && message.includes(String(filterPattern)),
    )
    const start = Number(nextToken)
    return {
      events: matching.slice(start, start + PAGE),
      nextToken: start + PAGE < matching.length ? String(start + PAGE) : undefined,
    }
  }
}
