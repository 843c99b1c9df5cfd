/** What never changes of a message in one queue. */
export interface MessageContent {
  readonly messageId: string
  readonly body: string
  readonly attributes: Readonly<Record<string, MessageAttribute>>
  readonly traceHeader?: string | undefined
  readonly groupId?: string | undefined
  readonly deduplicationId?: string | undefined
  /** Of a FIFO queue: twenty digits. */
  readonly sequenceNumber?: string | undefined
  /** The queue whose dead-letter queue it came to. */
  readonly sourceArn?: string | undefined
}

/** Binary values are in base64, as in JSON. */
export interface MessageAttribute {
  readonly DataType: string
  readonly StringValue?: string
  readonly BinaryValue?: string
}

/** What each receive changes; times in milliseconds since 1970. */
export interface MessageState {
  readonly visibleAt: number
  /** In all queues. */
  readonly receives: number
  /** In the queues before this one. */
  readonly receivesBefore: number
  readonly firstReceivedAt?: number
  /** The last receive. */
  readonly receivedAt?: number
}

/** Whether a consumer has the message. */
export function isInFlight({ visibleAt, receives, receivesBefore }: MessageState, now: number): boolean {
  return visibleAt > now && receives > receivesBefore
}
