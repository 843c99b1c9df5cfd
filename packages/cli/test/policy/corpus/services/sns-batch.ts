// PublishBatch is sns:Publish; subscriptions are on the topic.
//
// env TOPIC=arn:aws:sns:us-east-1:111122223333:prices
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:prices
// allow sns:Subscribe arn:aws:sns:us-east-1:111122223333:prices
// deny sns:Unsubscribe arn:aws:sns:us-east-1:111122223333:prices
// deny sns:SetTopicAttributes arn:aws:sns:us-east-1:111122223333:prices

import { PublishBatchCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns"

const sns = new SNSClient({})
const TopicArn = process.env.TOPIC

export const handler = async (event: { email: string; prices: number[] }) => {
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint: event.email }))
  await sns.send(
    new PublishBatchCommand({
      TopicArn,
      PublishBatchRequestEntries: event.prices.map((price, index) => ({ Id: `${index}`, Message: `${price}` })),
    }),
  )
}
