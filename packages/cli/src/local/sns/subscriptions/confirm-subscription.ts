import { randomUUID } from "node:crypto"
import { signatureFields } from "../../../kinds/on-topic/to-sns-event.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { postToEndpoint } from "../publish/post-to-endpoint.ts"
import { renderEnvelope } from "../publish/envelope.ts"
import type { SnsContext } from "../sns-context.ts"
import { topicOfArn } from "../sns-context.ts"
import { invalidParameter } from "../sns-errors.ts"
import type { Subscription } from "../store/subscription.ts"

/** Sends an HTTP endpoint the token that confirms its subscription. */
export async function askToConfirm(sns: SnsContext, subscription: Subscription): Promise<void> {
  const { topicArn, pendingToken: Token = "" } = subscription
  const query = new URLSearchParams({ Action: "ConfirmSubscription", TopicArn: topicArn, Token })
  const MessageId = randomUUID()
  const { SignatureVersion, Signature, SigningCertURL } = signatureFields(sns.region)
  const body = renderEnvelope({
    ...{ Type: "SubscriptionConfirmation", MessageId, Token, TopicArn: topicArn },
    Message: `You have chosen to subscribe to the topic ${topicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
    SubscribeURL: `${sns.endpoint()}/?${query.toString()}`,
    Timestamp: new Date(sns.now()).toISOString(),
    ...{ SignatureVersion, Signature, SigningCertURL },
  })
  // Who does not answer has not confirmed; subscribing again asks again.
  await postToEndpoint(subscription, { type: "SubscriptionConfirmation", messageId: MessageId, body }).catch(
    () => undefined,
  )
}

export async function confirmSubscription(sns: SnsContext, input: ServiceInput): Promise<object> {
  const arn = input.requiredText("TopicArn")
  const token = input.requiredText("Token")
  topicOfArn(sns, arn)
  return sns.store.state.exclusive(async () => {
    const pending = sns.store.subscriptionsOf(arn).find(({ pendingToken }) => pendingToken === token)
    if (!pending) throw invalidParameter("Token")
    const { pendingToken: _confirmed, ...subscription } = pending
    await sns.store.saveSubscription(subscription)
    return { SubscriptionArn: subscription.arn }
  })
}
