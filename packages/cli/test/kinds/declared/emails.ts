import type { EmailEvent } from "@tsapi/framework"
import type { EmailTriggerDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../../../src/model/kind.ts"
import { bucket } from "./buckets.ts"

export const onEmail: Located<EmailTriggerDeclaration> = {
  kind: "onEmail",
  className: "Inbox",
  classIndex: 0,
  methodName: "receive",
  recipients: ["recipient@example.com"],
  store: { bucket: bucket.id, prefix: "incoming/" },
  location: { file: "src/inbox.ts", line: 5 },
}

const pass = { status: "PASS" } as const

/** https://docs.aws.amazon.com/ses/latest/dg/receiving-email-action-lambda-event.html */
export const emailEvent: EmailEvent = {
  Records: [
    {
      eventSource: "aws:ses",
      eventVersion: "1.0",
      ses: {
        mail: {
          timestamp: "2019-08-05T21:30:02.028Z",
          source: "prvs=144d0cba7=sender@example.com",
          messageId: "EXAMPLE7c191be45-e9aedb9a-02f9-4d12-a87d-dd0099a07f8a-000000",
          destination: ["recipient@example.com"],
          headersTruncated: false,
          headers: [
            { name: "Return-Path", value: "<prvs=144d0cba7=sender@example.com>" },
            { name: "From", value: '"Doe, John" <sender@example.com>' },
            { name: "To", value: '"recipient@example.com" <recipient@example.com>' },
            { name: "Subject", value: "This is a test" },
          ],
          commonHeaders: {
            returnPath: "prvs=144d0cba7=sender@example.com",
            from: ['"Doe, John" <sender@example.com>'],
            date: "Mon, 5 Aug 2019 21:29:57 +0000",
            to: ['"recipient@example.com" <recipient@example.com>'],
            messageId: "<F8098FDD-49A3-442D-9935-F6112B195BDA@example.com>",
            subject: "This is a test",
          },
        },
        receipt: {
          timestamp: "2019-08-05T21:30:02.028Z",
          processingTimeMillis: 1205,
          recipients: ["recipient@example.com"],
          ...{ spamVerdict: pass, virusVerdict: pass, spfVerdict: pass, dkimVerdict: pass },
          dmarcVerdict: { status: "GRAY" },
          action: {
            type: "Lambda",
            functionArn: "arn:aws:lambda:us-east-1:123456789012:function:IncomingEmail",
            invocationType: "Event",
          },
        },
      },
    },
  ],
}
