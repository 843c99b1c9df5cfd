import type { Bucket } from "./bucket.ts"
import { captureCallSite } from "./call-site.ts"
import { checkList, checkOptions } from "./check-options.ts"
import { recorder } from "./metadata-store.ts"
import { checkSource, checkTrigger, type TriggerDeclaration, type TriggerOptions } from "./trigger.ts"
import type { TriggerDecorator } from "./trigger-decorator.ts"
import type { EmailDisposition, EmailRequest, StoredEmail } from "../events/email-request.ts"

export interface EmailTriggerOptions extends TriggerOptions {
  /**
   * Whose e-mails: `orders@example.com`, with `orders+label@example.com`; `example.com` for all addresses of the domain;
   * `.example.com` for those of its subdomains. 1 to 100.
   */
  readonly recipients: readonly string[]
  /** Puts each e-mail into a bucket before the method runs. Default: nothing keeps its body. */
  readonly store?: {
    readonly bucket: Bucket
    /** What the keys begin with, to a slash: `incoming/`. Default none. */
    readonly prefix?: string
  }
  /** Whether SES waits, 30 seconds at most, and goes on as the method returns. Default `event`: it does not. */
  readonly invocation?: "event" | "requestResponse"
  /** Whether SES looks for spam and viruses. Default true. */
  readonly scanEnabled?: boolean
  /** Whether e-mails are refused that come without TLS. Default `optional`: they are not. */
  readonly tlsPolicy?: "optional" | "require"
  /** The name of a rule set that exists. Default: one of the app's own. */
  readonly ruleSet?: string
}

/** A method that takes e-mails, with the id of the bucket. */
export interface EmailTriggerDeclaration
  extends TriggerDeclaration, Omit<EmailTriggerOptions, keyof TriggerOptions | "store"> {
  readonly kind: "onEmail"
  readonly store?: { readonly bucket: string; readonly prefix?: string } | undefined
}

/**
 * Runs the method for e-mails that SES receives. They are received where the rule set is the active one of the account and
 * the region, and where the domain's MX record leads to SES.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @onEmail({ recipients: ["orders@example.com"], store: { bucket: mails } })
 * async receive({ mail, objectKey }: StoredEmail) { … }
 */
export function onEmail<const Options extends EmailTriggerOptions>(
  options: Options,
): TriggerDecorator<
  Options extends { readonly store: object } ? StoredEmail : EmailRequest,
  Options extends { readonly invocation: "requestResponse" } ? EmailDisposition | void : unknown
> {
  if (process.env.TSAPI_PHASE !== "run") {
    checkTrigger("@onEmail", options, ["recipients", "store", "invocation", "scanEnabled", "tlsPolicy", "ruleSet"])
    checkList("@onEmail", "recipients", options.recipients)
    if (options.store) {
      checkOptions("@onEmail: store", options.store, ["bucket", "prefix"])
      checkSource("@onEmail: store", options.store.bucket, 'new Bucket("Mails")')
    }
  }
  return recorder({
    kind: "onEmail",
    options: { ...options },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(onEmail) }),
  })
}
