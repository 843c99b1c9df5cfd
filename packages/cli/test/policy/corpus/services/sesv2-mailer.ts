// Version 2 of the mail API has the same prefix, and a configuration set is a resource of its own.
//
// allow ses:SendEmail arn:aws:ses:us-east-1:111122223333:identity/shop@example.com
// allow ses:SendEmail arn:aws:ses:us-east-1:111122223333:identity/example.com
// allow ses:SendEmail arn:aws:ses:us-east-1:111122223333:configuration-set/tracked
// deny ses:SendEmail arn:aws:ses:us-east-1:111122223333:configuration-set/untracked
// deny ses:SendBulkEmail arn:aws:ses:us-east-1:111122223333:identity/example.com

import { SendEmailCommand, SESv2Client } from "@aws-sdk/client-sesv2"

export const handler = async ({ to, text }: { to: string; text: string }) =>
  new SESv2Client({}).send(
    new SendEmailCommand({
      FromEmailAddress: "shop@example.com",
      Destination: { ToAddresses: [to] },
      ConfigurationSetName: "tracked",
      Content: { Simple: { Subject: { Data: "Shop" }, Body: { Text: { Data: text } } } },
    }),
  )
