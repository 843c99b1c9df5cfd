// A templated mail: the identity by its address or its domain, and the template.
//
// env SENDER=news@example.com
// allow ses:SendTemplatedEmail arn:aws:ses:us-east-1:111122223333:identity/news@example.com
// allow ses:SendTemplatedEmail arn:aws:ses:us-east-1:111122223333:identity/example.com
// allow ses:SendTemplatedEmail arn:aws:ses:us-east-1:111122223333:template/welcome
// deny ses:SendTemplatedEmail arn:aws:ses:us-east-1:111122223333:template/goodbye
// deny ses:SendEmail arn:aws:ses:us-east-1:111122223333:identity/example.com

import { SendTemplatedEmailCommand, SESClient } from "@aws-sdk/client-ses"

export const handler = async ({ to }: { to: string }) =>
  new SESClient({}).send(
    new SendTemplatedEmailCommand({
      Source: process.env.SENDER,
      Destination: { ToAddresses: [to] },
      Template: "welcome",
      TemplateData: "{}",
    }),
  )
