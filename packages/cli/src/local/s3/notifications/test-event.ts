import { hostId } from "../http/host-id.ts"
import type { S3Context } from "../s3-context.ts"
import type { WriteBatch } from "../store/write-batch.ts"
import type { NotificationConfiguration } from "./notification-configuration.ts"

/** S3 sends queues and topics one such message when they become a destination; functions get none. */
export function noteTestEvents(
  { deliveries, now }: S3Context,
  {
    batch,
    bucket,
    requestId,
    before,
    after,
  }: {
    readonly batch: WriteBatch
    readonly bucket: string
    readonly requestId: string
    readonly before: NotificationConfiguration
    readonly after: NotificationConfiguration
  },
): void {
  const known = before.rules.map(({ arn }) => arn)
  const added = after.rules.filter(({ arn, destination }) => destination !== "function" && !known.includes(arn))
  for (const { destination, arn } of new Map(added.map((rule) => [rule.arn, rule])).values()) {
    const content = {
      Service: "Amazon S3",
      Event: "s3:TestEvent",
      Time: new Date(now()).toISOString(),
      Bucket: bucket,
      RequestId: requestId,
      HostId: hostId(requestId),
    }
    deliveries.add(batch, { destination, arn, content })
  }
}
