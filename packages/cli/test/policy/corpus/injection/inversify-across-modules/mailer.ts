import { SendEmailCommand, SESv2Client } from "@aws-sdk/client-sesv2"
import { injectable } from "inversify"
import type { Mailer } from "./types.ts"
import { Templates } from "./index.ts"

@injectable()
export class SesMailer implements Mailer {
  readonly #ses = new SESv2Client({})
  constructor(private readonly templates: Templates) {}

  async send(to: string) {
    const text = await this.templates.read("welcome")
    return this.#ses.send(
      new SendEmailCommand({
        FromEmailAddress: "shop@example.com",
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: { Data: "Welcome" }, Body: { Text: { Data: text } } } },
      }),
    )
  }
}
