import type { Bucket } from "./bucket.ts"
import type { EventFilter } from "./event-filter.ts"
import type { Queue } from "./queue.ts"
import { placeOf, type ResourcePlace } from "./resource.ts"
import type { Topic } from "./topic.ts"
import type { TriggerOptions } from "./trigger.ts"

/** What the triggers of streams have in common. */
export interface StreamTriggerOptions extends TriggerOptions {
  /** Whether the method takes all records of a batch at once. Default false: it runs for each record, in their order. */
  readonly batch?: boolean
  /** Records of one invocation at most, 1 to 10000. Default 100. */
  readonly batchSize?: number
  /** Seconds to wait for a batch to fill, 0 to 300. Default 0. */
  readonly batchWindow?: number
  /** Batches of one shard at a time, 1 to 10; records of one key keep their order. Default 1. */
  readonly parallelization?: number
  /** How often a failed batch is tried again, 0 to 10000. Default: until the stream drops the records. */
  readonly retries?: number
  /** Seconds after which a record is given up, 60 to 604800. Default: when the stream drops it. */
  readonly maximumRecordAge?: number
  /** Whether a batch that failed is split in two, so that a bad record ends up alone. Default false. */
  readonly bisectOnError?: boolean
  /** Records that fit none of these patterns are passed over. Default: all are taken. */
  readonly filters?: readonly EventFilter[]
  /**
   * What is told of records that are given up: a queue or a topic of their place in the stream, a bucket of their content
   * too. Default: nothing.
   */
  readonly onFailure?: Queue | Topic | Bucket
  /** Where reading begins: with the oldest record, or with the next. Default `trim-horizon`. */
  readonly startingPosition?: "trim-horizon" | "latest"
  /** Whether records are taken. Default true. */
  readonly enabled?: boolean
}

/** The same as it is written down. */
export interface DescribedStreamTrigger extends Omit<StreamTriggerOptions, "onFailure" | keyof TriggerOptions> {
  readonly onFailure?: ResourcePlace
}

export const streamTriggerNames = [
  "batch",
  "batchSize",
  "batchWindow",
  "parallelization",
  "retries",
  "maximumRecordAge",
  "bisectOnError",
  "filters",
  "onFailure",
  "startingPosition",
  "enabled",
]

/** What the build reads of the options. */
export function describeStreamTrigger<Options extends StreamTriggerOptions>({
  onFailure,
  iam: _iam,
  function: _function,
  ...options
}: Options) {
  return { ...options, ...(onFailure && { onFailure: placeOf(onFailure) }) }
}
