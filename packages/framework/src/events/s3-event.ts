/** What Lambda passes of a bucket's notifications. https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export interface S3Event {
  readonly Records: readonly S3EventRecord[]
}

export interface S3EventRecord {
  readonly eventVersion: string
  readonly eventSource: "aws:s3"
  readonly awsRegion: string
  /** ISO 8601. */
  readonly eventTime: string
  /** `ObjectCreated:Put` */
  readonly eventName: string
  readonly userIdentity: { readonly principalId: string }
  readonly requestParameters: { readonly sourceIPAddress: string }
  readonly responseElements: Readonly<Record<string, string>>
  readonly s3: {
    readonly s3SchemaVersion: string
    readonly configurationId: string
    readonly bucket: {
      readonly name: string
      readonly ownerIdentity: { readonly principalId: string }
      readonly arn: string
    }
    readonly object: {
      /** As in a form: `red+flower.jpg`. */
      readonly key: string
      readonly size?: number
      readonly eTag?: string
      readonly versionId?: string
      readonly sequencer?: string
    }
  }
}

/** What EventBridge passes of a bucket. https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
export interface S3BridgeEvent {
  readonly version: string
  readonly id: string
  readonly "detail-type": string
  readonly source: "aws.s3"
  readonly account: string
  /** ISO 8601. */
  readonly time: string
  readonly region: string
  readonly resources: readonly string[]
  readonly detail: {
    readonly version: string
    readonly bucket: { readonly name: string }
    readonly object: {
      /** As it is. */
      readonly key: string
      readonly size?: number
      readonly etag?: string
      readonly "version-id"?: string
      readonly sequencer?: string
    }
    readonly "request-id": string
    readonly requester: string
    readonly "source-ip-address"?: string
    readonly reason?: string
    readonly "deletion-type"?: string
  }
}
