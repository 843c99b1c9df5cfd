import type { SourceLocation } from "@tsapi/framework"

export interface AwsFailureDetails {
  /** `cloudformation:CreateChangeSet`. */
  readonly operation: string
  /** AWS's own error name, such as `AccessDenied`. */
  readonly awsCode?: string | undefined
  readonly requestId?: string | undefined
  readonly location?: SourceLocation | undefined
  readonly hint?: string | undefined
  readonly cause?: unknown
}

/** AWS refused or failed a request: shown with operation and request id, exit code 1. */
export class AwsFailure extends Error {
  override readonly name = "AwsFailure"
  readonly details: AwsFailureDetails

  constructor(message: string, details: AwsFailureDetails) {
    super(message, { cause: details.cause })
    this.details = details
  }
}
