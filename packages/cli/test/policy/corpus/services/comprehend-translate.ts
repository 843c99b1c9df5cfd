// Two services whose calls take no resource; `auto` asks Comprehend for the language.
//
// allow comprehend:DetectDominantLanguage *
// allow comprehend:DetectSentiment *
// allow translate:TranslateText *
// deny comprehend:DetectEntities *
// deny translate:ListTerminologies *

import { ComprehendClient, DetectSentimentCommand } from "@aws-sdk/client-comprehend"
import { TranslateClient, TranslateTextCommand } from "@aws-sdk/client-translate"

export const handler = async ({ text }: { text: string }) => {
  const { TranslatedText } = await new TranslateClient({}).send(
    new TranslateTextCommand({ Text: text, SourceLanguageCode: "auto", TargetLanguageCode: "en" }),
  )
  const { Sentiment } = await new ComprehendClient({}).send(
    new DetectSentimentCommand({ Text: TranslatedText, LanguageCode: "en" }),
  )
  return Sentiment
}
