import { expect, test } from "vitest"
import { emitCommand } from "../../src/commands/emit.ts"
import { recordingTerminal } from "./serve-functions.ts"
import { serveProject } from "./serve-project.ts"

const files = {
  "src/app.ts": `import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3"
import { App, Bucket, onEmail, type EmailRequest, type StoredEmail } from "@tsapi/framework"

const mails = new Bucket("Mails")
const s3 = new S3Client({ forcePathStyle: true })

class Inbox {
  @onEmail({ recipients: ["orders@example.com"], store: { bucket: mails, prefix: "orders/" } })
  async receive({ mail, objectKey }: StoredEmail) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: mails.name, Key: objectKey }))
    console.log("received", mail.commonHeaders.subject, JSON.stringify(await Body?.transformToString()))
  }

  @onEmail({ recipients: ["example.com"], invocation: "requestResponse" })
  screen({ receipt }: EmailRequest) {
    return receipt.recipients.includes("recipient@example.com") ? "STOP_RULE_SET" : undefined
  }
}

export const app = new App("shop", { handlers: [Inbox] })
`,
}

test("tsapi emit stores an e-mail as its rule does, and gives the method its headers", async () => {
  const { projectDir, linesOf, printed } = await serveProject(files)
  const emit = async (functionId: string, data?: string) => {
    const { terminal, printed: written } = recordingTerminal(false)
    const flags = { projectDir, stage: "dev", json: false, yes: false, set: [], debug: false, color: false, data }
    const { signal } = new AbortController()
    const code = await emitCommand.run({ flags, args: [functionId], terminal, signal, isGiven: () => false })
    return { code, answer: JSON.parse(written.stdout) }
  }
  expect(printed.stdout).toMatch(/email orders@example.com +InboxReceive +src\/app.ts:8/)
  expect(printed.stdout).toContain("nothing receives e-mails for example.com here: tsapi emit InboxScreen")

  expect(await emit("InboxReceive", "Subject: An order\n\nTwo, please")).toEqual({ code: 0, answer: null })
  await expect
    .poll(() => linesOf("InboxReceive").join("\n"))
    .toContain('received An order "Subject: An order\\n\\nTwo, please"')
  expect(await emit("InboxScreen")).toEqual({ code: 0, answer: { disposition: "STOP_RULE_SET" } })
}, 60_000)
