import { describe, expect, it } from "vitest"
import {
  App,
  Bucket,
  createLambdaHandler,
  type EmailEvent,
  type EmailRequest,
  onEmail,
  type StoredEmail,
} from "../../src/index.ts"
import { declarationsOf } from "../../src/declarations/declarations-of.ts"
import { lambdaContext } from "../../src/testing/lambda-context.ts"

const context = lambdaContext({ functionName: "shop-InboxReceive", timeoutSeconds: 3 })
const mails = new Bucket("RunMails")
const pass = { status: "PASS" } as const

const event = (...recipients: readonly string[]): EmailEvent => ({
  Records: [
    {
      eventSource: "aws:ses",
      eventVersion: "1.0",
      ses: {
        mail: {
          ...{ timestamp: "2019-08-05T21:30:02.028Z", source: "sender@example.com", messageId: "EXAMPLE7c19" },
          ...{ destination: recipients, headersTruncated: false, headers: [] },
          commonHeaders: { subject: "This is a test" },
        },
        receipt: {
          ...{ timestamp: "2019-08-05T21:30:02.028Z", processingTimeMillis: 1205, recipients },
          ...{ spamVerdict: pass, virusVerdict: pass, spfVerdict: pass, dkimVerdict: pass, dmarcVerdict: pass },
          action: { type: "Lambda", functionArn: context.invokedFunctionArn, invocationType: "Event" },
        },
      },
    },
  ],
})

describe("@onEmail", () => {
  it("gives the method the e-mail and where it is stored", async () => {
    const seen: unknown[] = []
    class Inbox {
      @onEmail({ recipients: ["orders@example.com"], store: { bucket: mails, prefix: "incoming/" } })
      receive({ mail, receipt, objectKey, context: given, event: record }: StoredEmail) {
        seen.push([mail.commonHeaders.subject, receipt.recipients, objectKey, given === context, record.eventSource])
        return "STOP_RULE"
      }
    }
    const answer = await createLambdaHandler(new App("shop", { handlers: [Inbox] }))(
      event("orders@example.com"),
      context,
    )
    expect(seen).toEqual([["This is a test", ["orders@example.com"], "incoming/EXAMPLE7c19", true, "aws:ses"]])
    expect(answer).toBeUndefined()
  })

  it("answers with a disposition where SES waits for one", async () => {
    class Inbox {
      @onEmail({ recipients: ["example.com"], invocation: "requestResponse" })
      screen({ receipt }: EmailRequest) {
        return receipt.recipients.includes("spam@example.com") ? "STOP_RULE_SET" : undefined
      }
    }
    const handler = createLambdaHandler(new App("shop", { handlers: [Inbox] }))
    expect(await handler(event("a@example.com"), context)).toEqual({ disposition: "CONTINUE" })
    expect(await handler(event("spam@example.com"), context)).toEqual({ disposition: "STOP_RULE_SET" })
  })

  it("refuses to answer with what SES does not know", async () => {
    const answers: readonly unknown[] = ["STOP", 1, { disposition: "CONTINUE" }]
    for (const answer of answers) {
      class Inbox {
        @onEmail({ recipients: ["example.com"], invocation: "requestResponse" })
        screen() {
          return answer as "CONTINUE"
        }
      }
      const asked = createLambdaHandler(new App("shop", { handlers: [Inbox] }))(event("a@example.com"), context)
      await expect(asked).rejects.toThrow("Inbox.screen has to return CONTINUE, STOP_RULE, STOP_RULE_SET or nothing")
    }
  })

  it("runs the method of the recipient where one function has several", async () => {
    const seen: string[] = []
    class Inbox {
      @onEmail({ recipients: ["orders@example.com"] })
      orders() {
        seen.push("orders")
      }

      @onEmail({ recipients: ["example.org", "Help@Example.com"] })
      help() {
        seen.push("help")
      }

      @onEmail({ recipients: [".example.com"] })
      others() {
        seen.push("others")
      }
    }
    const handler = createLambdaHandler(new App("shop", { handlers: [Inbox] }))
    for (const address of ["orders+vip@example.com", "x@example.org", "help@example.com", "x@mail.example.com"])
      await handler(event(address), context)
    expect(seen).toEqual(["orders", "help", "help", "others"])
    await expect(handler(event("x@example.net"), context)).rejects.toThrow("0 methods with @onEmail")
  })

  it("is declared with the id of its bucket", () => {
    class Inbox {
      @onEmail({
        recipients: ["orders@example.com"],
        store: { bucket: mails },
        tlsPolicy: "require",
        scanEnabled: false,
      })
      receive() {}
    }
    const declared = declarationsOf(new App("shop", { handlers: [Inbox] })).filter(({ kind }) => kind === "onEmail")
    expect(declared).toMatchObject([
      { recipients: ["orders@example.com"], store: { bucket: "RunMails" }, tlsPolicy: "require", scanEnabled: false },
    ])
  })

  it("refuses options it does not know, and types the method by the others", () => {
    const recipients = ["orders@example.com"]
    const unknown: object = { recipients, stroe: {} }
    expect(() => onEmail(unknown as { recipients: string[] })).toThrow('@onEmail has no option "stroe"')
    expect(() => onEmail(JSON.parse("null"))).toThrow("@onEmail has no options. It takes an object with recipients,")
    const text: object = { recipients: "orders@example.com" }
    expect(() => onEmail(text as { recipients: string[] })).toThrow("@onEmail: recipients must be a list")
    const missing: Bucket = JSON.parse("{}").bucket
    expect(() => onEmail({ recipients, store: { bucket: missing } })).toThrow(
      "@onEmail: store: its source is undefined",
    )
    class Inbox {
      // @ts-expect-error nothing is stored
      @onEmail({ recipients })
      receive({ objectKey }: StoredEmail) {
        return objectKey
      }

      // @ts-expect-error SES would not understand the answer
      @onEmail({ recipients, invocation: "requestResponse" })
      screen() {
        return "STOP"
      }
    }
    expect(Inbox).toBeDefined()
  })
})
