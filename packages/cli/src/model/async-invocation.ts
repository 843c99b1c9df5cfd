import type { CfnValue } from "./cloudformation.ts"
import type { SourceLocation } from "./source-location.ts"

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

/** Where Lambda sends records of invocations, or their events. */
export interface Destination {
  readonly service: DestinationService
  /** What the template has. */
  readonly arn: CfnValue
  /** The resource of the app that it is; absent where only its ARN is known. */
  readonly resource?: { readonly kind: string; readonly id: string }
  /** The app's own key that encrypts it; absent where AWS's does. */
  readonly kmsKeyArn?: string
  /** Where it is named; absent where the command line does. */
  readonly location: SourceLocation | undefined
}

export type DestinationService = "events" | "lambda" | "s3" | "sns" | "sqs"
