// The topic that was created, under its name.
//
// allow sns:CreateTopic arn:aws:sns:us-east-1:111122223333:rooms
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:rooms
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:room
// deny sns:DeleteTopic arn:aws:sns:us-east-1:111122223333:rooms

import { CreateTopicCommand, PublishCommand, SNSClient } from "@aws-sdk/client-sns"

const sns = new SNSClient({})

export const handler = async () => {
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: "rooms" }))
  await sns.send(new PublishCommand({ TopicArn, Message: "open" }))
}
