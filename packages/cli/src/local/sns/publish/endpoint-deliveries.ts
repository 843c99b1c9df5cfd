import type { SnsContext } from "../sns-context.ts"
import { type LaterWork, WorkQueue } from "../../state/work-queue.ts"
import { toDeadLetters } from "./deliver.ts"
import type { EndpointDelivery } from "./endpoint-delivery.ts"
import { textFor, toEnvelope } from "./envelope.ts"
import { postToEndpoint } from "./post-to-endpoint.ts"

/** Those of SNS's default delivery policy. */
const RETRIES = 3
const RETRY_MS = 20_000

/** What HTTP endpoints are still to get, on disk until they have it. */
export function endpointDeliveries(sns: SnsContext): WorkQueue<EndpointDelivery> {
  return new WorkQueue(sns.store.state, { prefix: "h", now: sns.now, run: attempt.bind(undefined, sns) })
}

async function attempt(sns: SnsContext, delivery: EndpointDelivery): Promise<LaterWork<EndpointDelivery> | undefined> {
  const { published, subscriptionArn, failures } = delivery
  const subscription = sns.store.subscriptions.get(subscriptionArn)
  // It was unsubscribed since.
  if (!subscription) return undefined
  const raw = subscription.attributes["RawMessageDelivery"] === "true"
  const body = raw ? textFor(published, subscription.protocol) : toEnvelope(sns, published, subscription)
  try {
    await postToEndpoint(subscription, { type: "Notification", messageId: published.messageId, body, raw })
  } catch {
    if (failures < RETRIES) return { item: { ...delivery, failures: failures + 1 }, delayMs: RETRY_MS }
    await toDeadLetters(sns, { published, subscription })
  }
  return undefined
}
