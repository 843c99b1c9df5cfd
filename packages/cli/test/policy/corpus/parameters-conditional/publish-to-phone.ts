// A text message has no topic: sns:Publish takes no resource there.
//
// allow sns:Publish *
// deny sns:Subscribe *
// deny sns:CheckIfPhoneNumberIsOptedOut *

import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"

export const handler = async ({ phone, text }: { phone: string; text: string }) =>
  new SNSClient({}).send(new PublishCommand({ PhoneNumber: phone, Message: text }))
