import type { Destination } from "./destination.ts"

/** What becomes of the asynchronous invocations of a function. */
export interface AsyncInvocation {
  /** 0 to 2, after the first try. Absent: Lambda's own, 2. */
  readonly retries?: number
  /** 60 to 21600. Absent: Lambda's own, 21600. */
  readonly maximumAgeSeconds?: number
  readonly onSuccess?: Destination
  readonly onFailure?: Destination
  readonly deadLetterQueue?: Destination
}
