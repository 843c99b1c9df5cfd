import type { LambdaContext } from "../http/rest-event.ts"
import type { EmailEventRecord, EmailMail, EmailReceipt } from "./email-event.ts"

/** An e-mail that was received. */
export interface EmailRequest {
  readonly mail: EmailMail
  readonly receipt: EmailReceipt
  readonly context: LambdaContext
  /** The record as Lambda passes it. */
  readonly event: EmailEventRecord
}

/** An e-mail that is in a bucket. */
export interface StoredEmail extends EmailRequest {
  /** Where the bucket has the whole message. */
  readonly objectKey: string
}

/** What is done next with an e-mail: other actions of the rule and other rules, other rules only, or nothing. */
export type EmailDisposition = "CONTINUE" | "STOP_RULE" | "STOP_RULE_SET"
