/** What Lambda passes of a table's stream. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
export interface TableStreamEvent {
  readonly Records: readonly TableStreamEventRecord[]
}

export interface TableStreamEventRecord {
  readonly eventID: string
  readonly eventName: "INSERT" | "MODIFY" | "REMOVE"
  readonly eventVersion: string
  readonly eventSource: "aws:dynamodb"
  readonly awsRegion: string
  readonly dynamodb: {
    /** Seconds since 1970. */
    readonly ApproximateCreationDateTime?: number
    readonly Keys?: AttributeMap
    readonly NewImage?: AttributeMap
    readonly OldImage?: AttributeMap
    readonly SequenceNumber: string
    readonly SizeBytes?: number
    readonly StreamViewType?: "KEYS_ONLY" | "NEW_IMAGE" | "OLD_IMAGE" | "NEW_AND_OLD_IMAGES"
  }
  readonly eventSourceARN: string
  /** Of an item that time to live deleted. */
  readonly userIdentity?: { readonly principalId: string; readonly type: string }
}

export type AttributeMap = Readonly<Record<string, AttributeValue>>

/** A value in DynamoDB's own form: one of the members is there. Bytes are in base64. */
export interface AttributeValue {
  readonly S?: string
  readonly N?: string
  readonly B?: string
  readonly BOOL?: boolean
  readonly NULL?: boolean
  readonly SS?: readonly string[]
  readonly NS?: readonly string[]
  readonly BS?: readonly string[]
  readonly L?: readonly AttributeValue[]
  readonly M?: AttributeMap
}
