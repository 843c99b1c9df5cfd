import type { CfnValue } from "./cloudformation.ts"
import type { SourceLocation } from "./source-location.ts"

/** Where Lambda sends records of invocations, or their events. */
export interface Destination {
  readonly service: DestinationService
  /** What the template has. */
  readonly arn: CfnValue
  /** The resource of the app that it is; absent where only its ARN is known. */
  readonly resource?: { readonly kind: string; readonly id: string }
  /** What of the template has to exist first, where the ARN does not refer to it. */
  readonly logicalId?: string
  /** The app's own key that encrypts it; absent where AWS's does. */
  readonly kmsKeyArn?: string
  /** Where it is named; absent where the command line does. */
  readonly location: SourceLocation | undefined
}

export type DestinationService = "events" | "lambda" | "s3" | "sns" | "sqs"

/** By the kinds of resources. */
export const destinationServices: ReadonlyMap<string, DestinationService> = new Map([
  ["bucket", "s3"],
  ["eventBus", "events"],
  ["lambda", "lambda"],
  ["queue", "sqs"],
  ["topic", "sns"],
])
