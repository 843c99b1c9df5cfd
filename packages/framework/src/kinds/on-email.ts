import type { EmailTriggerDeclaration, EmailTriggerOptions } from "../declarations/on-email.ts"
import { describeTriggers } from "../declarations/trigger.ts"
import { createTriggerRunner } from "../dispatch/create-trigger-runner.ts"
import type { EmailEvent } from "../events/email-event.ts"
import type { EmailDisposition, EmailRequest } from "../events/email-request.ts"
import type { TriggerKind } from "./runtime-kind.ts"

const dispositions: readonly EmailDisposition[] = ["CONTINUE", "STOP_RULE", "STOP_RULE_SET"]

/** E-mails that SES receives. */
export const onEmail: TriggerKind<EmailRequest, unknown, EmailTriggerDeclaration> = {
  name: "onEmail",
  accepts(event) {
    const { Records: [record] = [] } = Object(event) as Partial<EmailEvent>
    return record?.eventSource === "aws:ses"
  },
  createRunner: createTriggerRunner<EmailEvent, EmailTriggerOptions>("onEmail", {
    isFor: ({ Records: [record] }, { recipients }) =>
      record?.ses.receipt.recipients.some((address) => recipients.some((recipient) => isOf(address, recipient))) ===
      true,
    async answer({ Records: [record] }, { options: { store, invocation }, context, name, call }) {
      // SES sends one at a time.
      if (!record) return undefined
      const { mail, receipt } = record.ses
      const stored = store && { objectKey: `${store.prefix ?? ""}${mail.messageId}` }
      const returned = await call({ mail, receipt, ...stored, context, event: record })
      if (invocation !== "requestResponse") return undefined
      const disposition = dispositions.find((known) => known === (returned ?? "CONTINUE"))
      if (!disposition) throw new TypeError(`${name} has to return ${dispositions.join(", ")} or nothing`)
      return { disposition }
    },
  }),
  describe:
    process.env.TSAPI_PHASE === "run"
      ? undefined
      : (app) =>
          describeTriggers(app, "onEmail", ({ store, ...options }: EmailTriggerOptions) => ({
            ...options,
            kind: "onEmail" as const,
            ...(store && { store: { ...store, bucket: store.bucket.id } }),
          })),
}

/** `orders+label@example.com` is of `orders@example.com`, of `example.com`, and `a@mail.example.com` of `.example.com`. */
function isOf(address: string, recipient: string): boolean {
  const [name = "", domain = ""] = address.toLowerCase().split("@")
  const wanted = recipient.toLowerCase()
  if (wanted.startsWith(".")) return domain.endsWith(wanted)
  return [domain, `${name}@${domain}`, `${name.split("+")[0]}@${domain}`].includes(wanted)
}
