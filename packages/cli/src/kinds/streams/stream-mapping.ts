import type { EventFilter } from "@tsapi/framework/internal"

/** The settings of an event source mapping that reads a stream, with Lambda's defaults filled in. */
export interface StreamMapping {
  readonly functionId: string
  readonly functionArn: string
  readonly batchSize: number
  /** Milliseconds. */
  readonly batchWindowMs: number
  readonly parallelization: number
  /** Absent: until the record is deleted for its age. */
  readonly retries?: number
  /** Milliseconds; absent: until the record is deleted for its age. */
  readonly maximumRecordAgeMs?: number
  readonly bisectOnError: boolean
  readonly filters: readonly EventFilter[]
}
