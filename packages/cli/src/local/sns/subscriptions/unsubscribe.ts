import type { ServiceInput } from "../../protocol/service-input.ts"
import type { SnsContext } from "../sns-context.ts"

/** Succeeds where there is no such subscription. */
export async function unsubscribe(sns: SnsContext, input: ServiceInput): Promise<object> {
  const arn = input.requiredText("SubscriptionArn")
  await sns.store.state.exclusive(async () => {
    const subscription = sns.store.subscriptions.get(arn)
    if (subscription) await sns.store.dropSubscription(subscription)
  })
  return {}
}
