// One interface, two implementations that are both made.
//
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:push
// allow ses:SendEmail arn:aws:ses:us-east-1:111122223333:identity/shop@example.com
// allow ses:SendEmail arn:aws:ses:us-east-1:111122223333:identity/example.com
// deny ses:SendRawEmail arn:aws:ses:us-east-1:111122223333:identity/example.com
// deny ses:SendEmail arn:aws:ses:us-east-1:111122223333:identity/other.com

import { SendEmailCommand, SESClient } from "@aws-sdk/client-ses"
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"

interface Channel {
  notify(to: string, text: string): Promise<unknown>
}

class Push implements Channel {
  private readonly sns = new SNSClient({})
  notify = (_to: string, text: string) =>
    this.sns.send(new PublishCommand({ TopicArn: "arn:aws:sns:us-east-1:111122223333:push", Message: text }))
}

class Mail implements Channel {
  private readonly ses = new SESClient({})
  notify(to: string, text: string) {
    return this.ses.send(
      new SendEmailCommand({
        Source: "shop@example.com",
        Destination: { ToAddresses: [to] },
        Message: { Subject: { Data: "Shop" }, Body: { Text: { Data: text } } },
      }),
    )
  }
}

const channels: Record<string, Channel> = { push: new Push(), mail: new Mail() }

export const handler = async (event: { channel: string; to: string; text: string }) =>
  channels[event.channel]?.notify(event.to, event.text)
