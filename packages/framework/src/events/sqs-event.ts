/** What Lambda passes of a queue's messages. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export interface SqsEvent {
  readonly Records: readonly SqsRecord[]
}

export interface SqsRecord {
  readonly messageId: string
  readonly receiptHandle: string
  readonly body: string
  readonly attributes: {
    /** Times are texts of milliseconds since the epoch. */
    readonly ApproximateReceiveCount: string
    readonly SentTimestamp: string
    readonly SenderId: string
    readonly ApproximateFirstReceiveTimestamp: string
    readonly MessageGroupId?: string
    readonly MessageDeduplicationId?: string
    readonly SequenceNumber?: string
    readonly AWSTraceHeader?: string
    readonly DeadLetterQueueSourceArn?: string
  }
  readonly messageAttributes: Readonly<Record<string, SqsMessageAttribute>>
  readonly md5OfBody: string
  readonly eventSource: "aws:sqs"
  readonly eventSourceARN: string
  readonly awsRegion: string
}

export interface SqsMessageAttribute {
  /** `String`, `Number` or `Binary`, perhaps with a label: `Number.int`. */
  readonly dataType: string
  readonly stringValue?: string
  /** In base64. */
  readonly binaryValue?: string
  readonly stringListValues?: readonly string[]
  readonly binaryListValues?: readonly string[]
}
