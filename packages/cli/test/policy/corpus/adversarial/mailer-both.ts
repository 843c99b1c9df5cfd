// Mail through both versions of the API, from an address and with a template.
//
// env FROM=Shop <orders@example.com>
// allow ses:SendEmail arn:aws:ses:us-east-1:111122223333:identity/orders@example.com
// allow ses:SendEmail arn:aws:ses:us-east-1:111122223333:identity/example.com
// allow ses:SendEmail arn:aws:ses:us-east-1:111122223333:configuration-set/tracked
// allow ses:SendEmail arn:aws:ses:us-east-1:111122223333:template/receipt
// allow ses:SendTemplatedEmail arn:aws:ses:us-east-1:111122223333:identity/news@example.org
// allow ses:SendTemplatedEmail arn:aws:ses:us-east-1:111122223333:identity/example.org
// allow ses:SendTemplatedEmail arn:aws:ses:us-east-1:111122223333:template/weekly
// deny ses:SendEmail arn:aws:ses:us-east-1:111122223333:identity/example.net
// deny ses:SendBulkEmail arn:aws:ses:us-east-1:111122223333:identity/example.com
// deny ses:DeleteIdentity *

import { SendTemplatedEmailCommand, SESClient } from "@aws-sdk/client-ses"
import { SendEmailCommand, SESv2Client } from "@aws-sdk/client-sesv2"

const v2 = new SESv2Client({})
const v1 = new SESClient({})

export const handler = async ({ to, order }: { to: string; order: object }) => {
  await v2.send(
    new SendEmailCommand({
      FromEmailAddress: process.env.FROM,
      Destination: { ToAddresses: [to] },
      ConfigurationSetName: "tracked",
      Content: { Template: { TemplateName: "receipt", TemplateData: JSON.stringify(order) } },
    }),
  )
  await v1.send(
    new SendTemplatedEmailCommand({
      Source: "news@example.org",
      Destination: { ToAddresses: [to] },
      Template: "weekly",
      TemplateData: "{}",
    }),
  )
}
