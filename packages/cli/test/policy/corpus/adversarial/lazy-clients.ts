// Clients and modules that are only loaded where they are needed.
//
// env TABLE=cache
// allow dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/cache
// allow translate:TranslateText *
// allow comprehend:DetectDominantLanguage *
// allow polly:SynthesizeSpeech *
// deny dynamodb:PutItem arn:aws:dynamodb:us-east-1:111122223333:table/cache
// deny comprehend:DetectSentiment *

const lazily = <T>(make: () => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => (made ??= make())
}

const dynamodb = lazily(async () => {
  const { DynamoDB } = await import("@aws-sdk/client-dynamodb")
  return new DynamoDB({})
})

const translate = lazily(() =>
  import("@aws-sdk/client-translate").then(({ TranslateClient, TranslateTextCommand }) => {
    const client = new TranslateClient({})
    return (Text: string) =>
      client.send(new TranslateTextCommand({ Text, SourceLanguageCode: "auto", TargetLanguageCode: "de" }))
  }),
)

export const handler = async ({ id }: { id: string }) => {
  const table = await dynamodb()
  const { Item } = await table.getItem({ TableName: process.env.TABLE, Key: { id: { S: id } } })
  const text = Item?.["text"]?.S ?? ""
  const [comprehend, polly] = await Promise.all([import("@aws-sdk/client-comprehend"), import("@aws-sdk/client-polly")])
  const { Languages } = await new comprehend.Comprehend({}).detectDominantLanguage({ Text: text })
  if (Languages?.[0]?.LanguageCode !== "de") await (await translate())(text)
  const speech = new polly.PollyClient({})
  return speech.send(new polly.SynthesizeSpeechCommand({ Text: text, VoiceId: "Vicki", OutputFormat: "mp3" }))
}
