import type { LambdaContext } from "../http/rest-event.ts"
import type { S3BridgeEvent, S3EventRecord } from "./s3-event.ts"

/** What happened to an object of a bucket. */
export interface BucketRecord {
  /** `ObjectCreated:Put`, whichever way it came. */
  readonly eventName: string
  /** The bucket's name. */
  readonly bucket: string
  /** As the object is called: `file with spaces`. */
  readonly key: string
  /** Bytes; absent for what is deleted. */
  readonly size: number | undefined
  /** Without quotes; absent for what is deleted. */
  readonly eTag: string | undefined
  /** Of a bucket that keeps versions. */
  readonly versionId: string | undefined
  /** Of two events of one key, the later has the greater, where the shorter is filled up with zeros at its end. */
  readonly sequencer: string | undefined
  readonly happenedAt: Date
  readonly context: LambdaContext
  /** The record as Lambda passes it; its key is encoded where a notification of the bucket brought it. */
  readonly event: S3EventRecord | S3BridgeEvent
}

/** A record of a notification; its key is decoded, as from a form. */
export function fromNotification(event: S3EventRecord, context: LambdaContext): BucketRecord {
  const { eventName, eventTime, s3 } = event
  const { key, size, eTag, versionId, sequencer } = s3.object
  return {
    eventName,
    bucket: s3.bucket.name,
    key: decodeURIComponent(key.replaceAll("+", " ")),
    ...{ size, eTag, versionId, sequencer },
    happenedAt: new Date(eventTime),
    ...{ context, event },
  }
}

/** An event of EventBridge; its key is as it is. */
export function fromEventBridge(event: S3BridgeEvent, context: LambdaContext): BucketRecord {
  const { bucket, object } = event.detail
  return {
    eventName: eventNameOf(event),
    bucket: bucket.name,
    key: object.key,
    size: object.size,
    eTag: object.etag,
    versionId: object["version-id"],
    sequencer: object.sequencer,
    happenedAt: new Date(event.time),
    ...{ context, event },
  }
}

function eventNameOf({ "detail-type": type, detail }: S3BridgeEvent): string {
  const why = detail["deletion-type"] ?? detail.reason ?? ""
  return eventNames[`${type}/${why}`] ?? eventNames[type] ?? type
}

const eventNames: Readonly<Record<string, string>> = {
  "Object Created/PutObject": "ObjectCreated:Put",
  "Object Created/POST Object": "ObjectCreated:Post",
  "Object Created/CopyObject": "ObjectCreated:Copy",
  "Object Created/CompleteMultipartUpload": "ObjectCreated:CompleteMultipartUpload",
  "Object Deleted/Permanently Deleted": "ObjectRemoved:Delete",
  "Object Deleted/Delete Marker Created": "ObjectRemoved:DeleteMarkerCreated",
  "Object Tags Added": "ObjectTagging:Put",
  "Object Tags Deleted": "ObjectTagging:Delete",
}
