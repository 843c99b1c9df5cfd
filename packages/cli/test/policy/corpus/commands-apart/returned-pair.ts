// A tuple of client and command is taken apart where it is sent.
//
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:news
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:news-draft
// deny sns:CreateTopic arn:aws:sns:us-east-1:111122223333:news

import { PublishCommand, SNSClient } from "@aws-sdk/client-sns"

const prepare = (Message: string) =>
  [new SNSClient({}), new PublishCommand({ TopicArn: "arn:aws:sns:us-east-1:111122223333:news", Message })] as const

export const handler = async ({ text }: { text: string }) => {
  const [client, command] = prepare(text)
  await client.send(command)
}
