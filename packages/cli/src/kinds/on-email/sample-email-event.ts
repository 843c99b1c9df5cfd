import type { EmailEvent, EmailMail } from "@tsapi/framework"
import type { EmailTriggerDeclaration } from "@tsapi/framework/internal"
import { localFunctionArn } from "../../model/local-emulator.ts"
import type { SampleContext } from "../../model/sample-event.ts"
import { addressesOf, bareAddress, fittingRecipients } from "./mail-recipients.ts"
import { triggerFunctionId } from "../triggers/trigger-function.ts"

/** SES's id of the sample. */
export const sampleMessageId = "EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000"

/**
 * An e-mail to the first recipient; the data is a message, of which SES passes on the headers. One that names none of
 * the rule's recipients is a blind copy to the first.
 * https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html
 */
export function sampleEmailEvent(declaration: EmailTriggerDeclaration, context: SampleContext): EmailEvent {
  const headers = headersOf(sampleMessage(declaration, context))
  const addressed = addressedTo(headers)
  const fitting = fittingRecipients(addressed, declaration.recipients)
  // As of a blind copy.
  const unnamed = fitting.length === 0 ? [addressOf(declaration)] : []
  const timestamp = "2019-08-05T21:30:02.028Z"
  const pass = { status: "PASS" } as const
  return {
    Records: [
      {
        eventSource: "aws:ses",
        eventVersion: "1.0",
        ses: {
          mail: {
            timestamp,
            source: "prvs=144d0cba7=sender@example.com",
            messageId: sampleMessageId,
            destination: [...addressed, ...unnamed],
            headersTruncated: false,
            headers,
            commonHeaders: commonHeaders(headers),
          },
          receipt: {
            timestamp,
            processingTimeMillis: 1205,
            recipients: [...fitting, ...unnamed],
            ...{ spamVerdict: pass, virusVerdict: pass, spfVerdict: pass, dkimVerdict: pass },
            dmarcVerdict: { status: "GRAY" },
            action: {
              type: "Lambda",
              functionArn: localFunctionArn(context, triggerFunctionId(declaration)),
              invocationType: declaration.invocation === "requestResponse" ? "RequestResponse" : "Event",
            },
          },
        },
      },
    ],
  }
}

/** Whether the data is a message to one that the rule is for. */
export function isFor({ recipients }: EmailTriggerDeclaration, { data = "" }: Pick<SampleContext, "data">): boolean {
  return fittingRecipients(addressedTo(headersOf(data)), recipients).length > 0
}

/** The whole message. */
export function sampleMessage(declaration: EmailTriggerDeclaration, { data }: Pick<SampleContext, "data">): string {
  if (data !== undefined) return data
  const address = addressOf(declaration)
  return [
    "Return-Path: <prvs=144d0cba7=sender@example.com>",
    'From: "Doe, John" <sender@example.com>',
    `To: "${address}" <${address}>`,
    "Subject: This is a test",
    "Date: Mon, 5 Aug 2019 21:29:57 +0000",
    "Message-ID: <F8098FDD-49A3-442D-9935-F6112B195BDA@example.com>",
    'Content-Type: text/plain; charset="utf-8"',
    "MIME-Version: 1.0",
    "",
    "This is a test.",
    "",
  ].join("\r\n")
}

/** Whom To and Cc name, each once. */
function addressedTo(headers: EmailMail["headers"]): readonly string[] {
  const lists = headers.flatMap(({ name, value }) => (/^(?:to|cc)$/i.test(name) ? addressesOf(value) : []))
  return [...new Set(lists.flatMap((address) => bareAddress(address) ?? []))]
}

function addressOf({ recipients: [recipient = ""] }: EmailTriggerDeclaration): string {
  return recipient.includes("@") ? recipient : `recipient@${recipient.replace(/^\./, "mail.")}`
}

/** What stands before the first empty line; a line that begins with a space goes on with the one before. */
function headersOf(message: string): EmailMail["headers"] {
  const [head = ""] = message.replaceAll("\r\n", "\n").split("\n\n")
  return head
    .replaceAll(/\n[ \t]+/g, " ")
    .split("\n")
    .flatMap((line) => {
      const [, name, value = ""] = /^([^:\s]+):[ \t]*(.*)$/.exec(line) ?? []
      return name === undefined ? [] : [{ name, value }]
    })
}

function commonHeaders(headers: EmailMail["headers"]): EmailMail["commonHeaders"] {
  const valueOf = (wanted: string) => headers.find(({ name }) => name.toLowerCase() === wanted)?.value
  const texts = {
    returnPath: valueOf("return-path")?.replace(/^<(.*)>$/, "$1"),
    sender: valueOf("sender"),
    date: valueOf("date"),
    messageId: valueOf("message-id"),
    subject: valueOf("subject"),
  }
  const lists = {
    from: valueOf("from"),
    replyTo: valueOf("reply-to"),
    to: valueOf("to"),
    cc: valueOf("cc"),
    bcc: valueOf("bcc"),
  }
  return {
    ...given(texts, (text) => text),
    ...given(lists, addressesOf),
  }
}

function given<Value>(values: Readonly<Record<string, string | undefined>>, read: (text: string) => Value) {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, text]) => (text === undefined ? [] : [[name, read(text)] as const])),
  )
}
