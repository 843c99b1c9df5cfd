// Notices to a topic, alone and in batches, and a subscription of an e-mail address.
//
// env TOPIC_ARN=arn:aws:sns:us-east-1:111122223333:notices
// allow sns:Publish arn:aws:sns:us-east-1:111122223333:notices
// allow sns:Subscribe arn:aws:sns:us-east-1:111122223333:notices
// allow sns:ListSubscriptionsByTopic arn:aws:sns:us-east-1:111122223333:notices
// deny sns:DeleteTopic arn:aws:sns:us-east-1:111122223333:notices
// deny sns:Unsubscribe *
// deny sns:Publish arn:aws:sns:us-east-1:111122223333:other

import {
  paginateListSubscriptionsByTopic,
  PublishBatchCommand,
  PublishCommand,
  SNSClient,
  SubscribeCommand,
} from "@aws-sdk/client-sns"

const client = new SNSClient({})
const TopicArn = process.env.TOPIC_ARN

const actions = {
  async batch({ body }: Notice) {
    const entries = body.split("\n").map((Message, i) => ({ Id: String(i), Message }))
    await client.send(new PublishBatchCommand({ TopicArn, PublishBatchRequestEntries: entries }))
  },
  async one({ body }: Notice) {
    await client.send(new PublishCommand({ TopicArn, Message: body }))
  },
  async join({ email }: Notice) {
    for await (const page of paginateListSubscriptionsByTopic({ client }, { TopicArn })) {
      if (page.Subscriptions?.some(({ Endpoint }) => Endpoint === email)) return
    }
    await client.send(new SubscribeCommand({ TopicArn, Protocol: "email", Endpoint: email }))
  },
}

interface Notice {
  readonly kind: keyof typeof actions
  readonly email: string
  readonly body: string
}

export const handler = (notice: Notice) => actions[notice.kind](notice)
