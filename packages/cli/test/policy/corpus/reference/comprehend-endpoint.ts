// A classifier of one's own by its ARN, and what AWS's models do for everybody.
//
// allow comprehend:ClassifyDocument arn:aws:comprehend:us-east-1:111122223333:document-classifier-endpoint/mail
// allow comprehend:DetectSentiment *
// deny comprehend:ClassifyDocument arn:aws:comprehend:us-east-1:111122223333:document-classifier-endpoint/other

import { ClassifyDocumentCommand, ComprehendClient, DetectSentimentCommand } from "@aws-sdk/client-comprehend"

const comprehend = new ComprehendClient({})
const EndpointArn = "arn:aws:comprehend:us-east-1:111122223333:document-classifier-endpoint/mail"
export const handler = async ({ text }: { text: string }) => {
  await comprehend.send(new DetectSentimentCommand({ Text: text, LanguageCode: "en" }))
  await comprehend.send(new ClassifyDocumentCommand({ Text: text, EndpointArn }))
}
