/** Which events of a bucket a notification is for. */
export interface NotificationFilter {
  /** `s3:ObjectCreated:*`, `s3:ObjectRemoved:Delete`. */
  readonly events: readonly string[]
  /** Empty for any. */
  readonly prefix: string
  /** Empty for any. */
  readonly suffix: string
}

/** Whether some event could be for both, which S3 refuses. */
export function notificationsOverlap(a: NotificationFilter, b: NotificationFilter): boolean {
  return (
    a.events.some((event) => b.events.some((other) => covers(event, other) || covers(other, event))) &&
    (a.prefix.startsWith(b.prefix) || b.prefix.startsWith(a.prefix)) &&
    (a.suffix.endsWith(b.suffix) || b.suffix.endsWith(a.suffix))
  )
}

/** Whether an event of a configuration, such as `s3:ObjectCreated:*`, stands for another. */
export function covers(event: string, other: string): boolean {
  return event === other || (event.endsWith(":*") && other.startsWith(event.slice(0, -1)))
}
