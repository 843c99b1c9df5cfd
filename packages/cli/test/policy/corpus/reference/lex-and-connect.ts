// A bot, and a call to a customer.
//
// allow lex:RecognizeText arn:aws:lex:us-east-1:111122223333:bot-alias/BOT/LIVE
// allow connect:StartOutboundVoiceContact *
// deny lex:RecognizeText arn:aws:lex:us-east-1:111122223333:bot-alias/BOT/TEST

import { ConnectClient, StartOutboundVoiceContactCommand } from "@aws-sdk/client-connect"
import { LexRuntimeV2Client, RecognizeTextCommand } from "@aws-sdk/client-lex-runtime-v2"

export const handler = async ({ text, phone }: { text: string; phone: string }) => {
  const bot = { botId: "BOT", botAliasId: "LIVE", localeId: "en_US", sessionId: "s" }
  await new LexRuntimeV2Client({}).send(new RecognizeTextCommand({ ...bot, text }))
  await new ConnectClient({}).send(
    new StartOutboundVoiceContactCommand({ InstanceId: "I1", ContactFlowId: "F1", DestinationPhoneNumber: phone }),
  )
}
