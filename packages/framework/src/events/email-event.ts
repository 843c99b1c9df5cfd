/** What a check of SES found. */
export interface EmailVerdict {
  readonly status: "PASS" | "FAIL" | "GRAY" | "PROCESSING_FAILED" | "DISABLED"
}

/** An e-mail, without its body. */
export interface EmailMail {
  /** When it was received, in ISO 8601. */
  readonly timestamp: string
  /** The envelope's sender. */
  readonly source: string
  /** SES's own id of it, and the end of the key under which it is stored. */
  readonly messageId: string
  /** All addresses that it was sent to. */
  readonly destination: readonly string[]
  /** Whether `headers` are more than 10 KB, and were cut. */
  readonly headersTruncated: boolean
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly commonHeaders: {
    readonly returnPath?: string
    readonly from?: readonly string[]
    readonly sender?: string
    readonly replyTo?: readonly string[]
    readonly date?: string
    readonly to?: readonly string[]
    readonly cc?: readonly string[]
    readonly bcc?: readonly string[]
    /** The header `Message-ID`. */
    readonly messageId?: string
    readonly subject?: string
  }
}

/** How SES received an e-mail. */
export interface EmailReceipt {
  readonly timestamp: string
  readonly processingTimeMillis: number
  /** Those of the addresses that the rule is for. */
  readonly recipients: readonly string[]
  readonly spamVerdict: EmailVerdict
  readonly virusVerdict: EmailVerdict
  readonly spfVerdict: EmailVerdict
  readonly dkimVerdict: EmailVerdict
  readonly dmarcVerdict: EmailVerdict
  /** What the sender's domain wants done with what fails DMARC. */
  readonly dmarcPolicy?: "none" | "quarantine" | "reject"
  readonly action: {
    readonly type: "Lambda"
    readonly functionArn: string
    readonly invocationType: "Event" | "RequestResponse"
  }
}

export interface EmailEventRecord {
  readonly eventSource: "aws:ses"
  readonly eventVersion: string
  readonly ses: { readonly mail: EmailMail; readonly receipt: EmailReceipt }
}

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html */
export interface EmailEvent {
  readonly Records: readonly EmailEventRecord[]
}
