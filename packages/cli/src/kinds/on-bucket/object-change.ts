import { randomUUID } from "node:crypto"
import { urlEncodeKey } from "../../model/url-encode-key.ts"

/** What can happen to an object, as `eventName` says it. */
export type ObjectEvent = keyof typeof eventBridgeNames

export function isObjectEvent(name: string): name is ObjectEvent {
  return Object.hasOwn(eventBridgeNames, name)
}

/** Something that happened to an object. */
export interface ObjectChange {
  readonly event: ObjectEvent
  /** With `versioning` where its objects have versions. */
  readonly bucket: { readonly name: string; readonly versioning?: unknown }
  /** As events have it. */
  readonly bucketOwner: string
  readonly version: {
    readonly key: string
    readonly size: number
    readonly eTag: string
    /** `null` where the object has no version. */
    readonly versionId: string
    readonly isDeleteMarker?: boolean | undefined
  }
  readonly request: {
    readonly accessKeyId: string
    readonly sourceIp: string
    readonly requestId: string
    readonly hostId: string
  }
  readonly region: string
  /** Twelve digits. */
  readonly accountId: string
  /** ISO 8601. */
  readonly time: string
  /** Greater for later changes. */
  readonly sequence: number
}

/**
 * One of the `Records` of a notification.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function eventRecord(change: ObjectChange, configurationId: string): Readonly<Record<string, unknown>> {
  const { event, bucket, request, region, time } = change
  return {
    eventVersion: event.startsWith("ObjectTagging") ? "2.3" : "2.1",
    eventSource: "aws:s3",
    awsRegion: region,
    eventTime: time,
    eventName: event,
    userIdentity: { principalId: `AWS:${request.accessKeyId}` },
    requestParameters: { sourceIPAddress: request.sourceIp },
    responseElements: { "x-amz-request-id": request.requestId, "x-amz-id-2": request.hostId },
    s3: {
      s3SchemaVersion: "1.0",
      configurationId,
      bucket: {
        name: bucket.name,
        ownerIdentity: { principalId: change.bucketOwner },
        arn: `arn:aws:s3:::${bucket.name}`,
      },
      object: { key: urlEncodeKey(change.version.key), ...objectOf(change), ...sequencerOf(change) },
    },
  }
}

/** What EventBridge gets; its keys are not encoded. https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
export function eventBridgeEntry(change: ObjectChange): Readonly<Record<string, unknown>> {
  const { event, bucket, version, request, accountId, time } = change
  const { size, eTag, versionId } = objectOf(change)
  const [detailType, more] = eventBridgeNames[event]
  return {
    Source: "aws.s3",
    DetailType: detailType,
    Time: Math.floor(Date.parse(time) / 1000),
    Resources: [`arn:aws:s3:::${bucket.name}`],
    Detail: JSON.stringify({
      version: "0",
      bucket: { name: bucket.name },
      object: {
        key: version.key,
        ...(size !== undefined && { size }),
        ...(eTag !== undefined && { etag: eTag }),
        ...(versionId !== undefined && { "version-id": versionId }),
        ...sequencerOf(change),
      },
      "request-id": request.requestId,
      requester: accountId,
      "source-ip-address": request.sourceIp,
      ...more,
    }),
  }
}

/** What a function gets that a rule of EventBridge invokes. */
export function eventBridgeEvent(change: ObjectChange): Readonly<Record<string, unknown>> {
  const { DetailType, Detail, Resources } = eventBridgeEntry(change)
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": DetailType,
    source: "aws.s3",
    account: change.accountId,
    // EventBridge tells whole seconds.
    time: change.time.replace(/\.\d+Z$/, "Z"),
    region: change.region,
    resources: Resources,
    detail: JSON.parse(String(Detail)),
  }
}

const eventBridgeNames = {
  "ObjectCreated:Put": ["Object Created", { reason: "PutObject" }],
  "ObjectCreated:Post": ["Object Created", { reason: "POST Object" }],
  "ObjectCreated:Copy": ["Object Created", { reason: "CopyObject" }],
  "ObjectCreated:CompleteMultipartUpload": ["Object Created", { reason: "CompleteMultipartUpload" }],
  "ObjectRemoved:Delete": ["Object Deleted", { reason: "DeleteObject", "deletion-type": "Permanently Deleted" }],
  "ObjectRemoved:DeleteMarkerCreated": [
    "Object Deleted",
    { reason: "DeleteObject", "deletion-type": "Delete Marker Created" },
  ],
  "ObjectTagging:Put": ["Object Tags Added", {}],
  "ObjectTagging:Delete": ["Object Tags Deleted", {}],
} as const satisfies Readonly<Record<string, readonly [string, Readonly<Record<string, string>>]>>

interface EventObject {
  readonly size?: number
  readonly eTag?: string
  readonly versionId?: string
}

const MD5_OF_NOTHING = "d41d8cd98f00b204e9800998ecf8427e"

function objectOf({ event, bucket, version }: ObjectChange): EventObject {
  const { size, versionId } = version
  const eTag = version.isDeleteMarker ? MD5_OF_NOTHING : version.eTag
  const identity = bucket.versioning === undefined ? {} : { versionId }
  if (event === "ObjectRemoved:Delete") return identity
  return event.startsWith("ObjectCreated") ? { size, eTag, ...identity } : { eTag, ...identity }
}

/** Hexadecimal; of one length here, so that they compare as text. */
function sequencerOf({ event, sequence }: ObjectChange): { readonly sequencer?: string } {
  if (event.startsWith("ObjectTagging")) return {}
  return { sequencer: `00${sequence.toString(16).toUpperCase().padStart(16, "0")}` }
}
