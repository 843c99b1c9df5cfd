import {
  eventBridgeEntry,
  eventBridgeEvent,
  eventRecord,
  type ObjectChange,
  type ObjectEvent,
} from "../../../kinds/on-bucket/object-change.ts"
import { covers } from "../../../model/notifications-overlap.ts"
import { OWNER_ID } from "../buckets/owner.ts"
import { hostId } from "../http/host-id.ts"
import type { S3Context, S3Request } from "../s3-context.ts"
import type { BucketRecord, VersionRecord } from "../store/records.ts"
import type { WriteBatch } from "../store/write-batch.ts"
import { noNotifications } from "./notification-configuration.ts"

/** Puts what a change sends into the write that makes it, so that neither is without the other. */
export function noteEvent(
  { region, accountId, now, deliveries }: S3Context,
  {
    batch,
    ...what
  }: {
    readonly batch: WriteBatch
    readonly bucket: BucketRecord
    readonly version: VersionRecord
    readonly event: ObjectEvent
    readonly request: S3Request
  },
): void {
  const { rules, eventBridge } = what.bucket.notification ?? noNotifications
  const time = new Date(now()).toISOString()
  const change: ObjectChange = {
    ...what,
    bucketOwner: OWNER_ID.slice(0, 14).toUpperCase(),
    request: { ...what.request, hostId: hostId(what.request.requestId) },
    ...{ region, accountId, time, sequence: batch.newSequence() },
  }
  const { key } = what.version
  for (const { id, destination, arn, events, prefix, suffix, form } of rules) {
    const isMeant = events.some((event) => covers(event, `s3:${what.event}`))
    if (!isMeant || !key.startsWith(prefix) || !key.endsWith(suffix)) continue
    const content = form === "eventBridge" ? eventBridgeEvent(change) : { Records: [eventRecord(change, id)] }
    deliveries.add(batch, { destination, arn, content })
  }
  if (eventBridge) deliveries.add(batch, { destination: "eventBridge", arn: "", content: eventBridgeEntry(change) })
}
