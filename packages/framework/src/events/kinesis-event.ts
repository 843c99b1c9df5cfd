/** What Lambda passes of a Kinesis stream. https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
export interface KinesisEvent {
  readonly Records: readonly KinesisEventRecord[]
}

export interface KinesisEventRecord {
  readonly kinesis: {
    readonly kinesisSchemaVersion: string
    readonly partitionKey: string
    readonly sequenceNumber: string
    /** In base64. */
    readonly data: string
    /** Seconds since 1970, with milliseconds. */
    readonly approximateArrivalTimestamp: number
  }
  readonly eventSource: "aws:kinesis"
  readonly eventVersion: string
  /** The shard and the sequence number, with a colon between them. */
  readonly eventID: string
  readonly eventName: "aws:kinesis:record"
  readonly invokeIdentityArn: string
  readonly awsRegion: string
  readonly eventSourceARN: string
}
