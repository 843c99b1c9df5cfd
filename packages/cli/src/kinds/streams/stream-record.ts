/** A record as a stream's reader gives it. */
export interface StreamRecord {
  readonly sequenceNumber: string
  /** Records of one key are processed in their order. */
  readonly partitionKey: string
  /** Milliseconds since 1970. */
  readonly arrivedAt: number
  /** What the function is passed of it. */
  readonly event: object
  /** What filters look at, where that is not the event. */
  readonly filtered?: object
}

/** Records that a function is to be invoked with. */
export interface StreamBatch {
  readonly records: readonly StreamRecord[]
  /** How many invocations with its first record have failed, splits aside. */
  readonly failures: number
}
