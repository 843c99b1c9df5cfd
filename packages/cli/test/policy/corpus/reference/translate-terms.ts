// Words of one's own in a translation and in speech.
//
// allow translate:TranslateText arn:aws:translate:us-east-1:111122223333:terminology/brand
// allow polly:SynthesizeSpeech arn:aws:polly:us-east-1:111122223333:lexicon/names
// deny translate:TranslateText arn:aws:translate:us-east-1:111122223333:terminology/other

import { PollyClient, SynthesizeSpeechCommand } from "@aws-sdk/client-polly"
import { TranslateClient, TranslateTextCommand } from "@aws-sdk/client-translate"

export const handler = async ({ text }: { text: string }) => {
  const languages = { SourceLanguageCode: "en", TargetLanguageCode: "de" }
  await new TranslateClient({}).send(
    new TranslateTextCommand({ ...languages, Text: text, TerminologyNames: ["brand"] }),
  )
  const voice = { OutputFormat: "mp3", VoiceId: "Vicki" } as const
  await new PollyClient({}).send(new SynthesizeSpeechCommand({ ...voice, Text: text, LexiconNames: ["names"] }))
}
