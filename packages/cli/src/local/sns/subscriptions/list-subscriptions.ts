import type { ServiceInput } from "../../protocol/service-input.ts"
import { listPage } from "../list-page.ts"
import type { SnsContext } from "../sns-context.ts"
import { topicOfArn } from "../sns-context.ts"
import type { Subscription } from "../store/subscription.ts"

export async function listSubscriptions(sns: SnsContext, input: ServiceInput): Promise<object> {
  return list(sns, input, [...sns.store.subscriptions.values()])
}

export async function listSubscriptionsByTopic(sns: SnsContext, input: ServiceInput): Promise<object> {
  const arn = input.requiredText("TopicArn")
  topicOfArn(sns, arn)
  return list(sns, input, sns.store.subscriptionsOf(arn))
}

function list({ accountId }: SnsContext, input: ServiceInput, subscriptions: readonly Subscription[]): object {
  const { entries, ...rest } = listPage(input, subscriptions, ({ arn }) => arn)
  const Subscriptions = entries.map(({ arn, topicArn, protocol, endpoint, pendingToken }) => ({
    SubscriptionArn: pendingToken === undefined ? arn : "PendingConfirmation",
    Owner: accountId,
    Protocol: protocol,
    Endpoint: endpoint,
    TopicArn: topicArn,
  }))
  return { Subscriptions, ...rest }
}
