import { randomUUID } from "node:crypto"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { unsupported } from "../../protocol/service-error.ts"
import type { SnsContext } from "../sns-context.ts"
import { topicOfArn } from "../sns-context.ts"
import { invalidParameter } from "../sns-errors.ts"
import type { Subscription } from "../store/subscription.ts"
import { isFifo } from "../store/topic.ts"
import { askToConfirm } from "./confirm-subscription.ts"
import { checkSubscriptionAttributes } from "./subscription-attributes.ts"

export async function subscribe(sns: SnsContext, input: ServiceInput): Promise<object> {
  const wanted = readSubscription(sns, input)
  const subscription = await sns.store.state.exclusive(async () => {
    const existing = sameSubscription(sns, wanted)
    if (!existing) return addSubscription(sns, wanted)
    if (JSON.stringify(sorted(existing.attributes)) !== JSON.stringify(sorted(wanted.attributes)))
      throw invalidParameter("Attributes Reason: Subscription already exists with different attributes")
    return existing
  })
  if (subscription.pendingToken === undefined) return { SubscriptionArn: subscription.arn }
  await askToConfirm(sns, subscription)
  return { SubscriptionArn: input.boolean("ReturnSubscriptionArn") ? subscription.arn : "pending confirmation" }
}

/**
 * Makes the subscriptions exist that the app declares, and no others that an earlier load of it declared. Not an
 * operation of AWS: what a deployment does.
 */
export async function ensureSubscriptions(sns: SnsContext, input: ServiceInput): Promise<object> {
  const wanted = input.inputs("Subscriptions").map((entry) => readSubscription(sns, entry))
  const { store } = sns
  await store.state.exclusive(async () => {
    const kept = new Set<string>()
    for (const subscription of wanted) {
      const { arn = newArn(subscription.topicArn) } = sameSubscription(sns, subscription) ?? {}
      kept.add(arn)
      await store.saveSubscription({ ...subscription, arn, declared: true })
    }
    for (const subscription of store.subscriptions.values()) {
      if (subscription.declared && !kept.has(subscription.arn)) await store.dropSubscription(subscription)
    }
  })
  return {}
}

type Wanted = Omit<Subscription, "arn">

function readSubscription(sns: SnsContext, input: ServiceInput): Wanted {
  const topicArn = input.requiredText("TopicArn")
  const topic = topicOfArn(sns, topicArn)
  const protocol = input.requiredText("Protocol")
  const endpoint = input.requiredText("Endpoint")
  const attributes = input.textMap("Attributes")
  if (!isEmbedded(protocol)) {
    if (!OTHER_PROTOCOLS.includes(protocol))
      throw invalidParameter(`Amazon SNS does not support this protocol string: ${protocol}`)
    throw unsupported(`SNS's protocol ${protocol}`)
  }
  if (!ENDPOINTS[protocol].test(endpoint))
    throw invalidParameter(`Endpoint Reason: ${endpoint} is none for ${protocol}`)
  if (isFifo(topic) && protocol !== "sqs")
    throw invalidParameter("Invalid protocol type: FIFO topics deliver to SQS queues only")
  if (!isFifo(topic) && protocol === "sqs" && endpoint.endsWith(".fifo"))
    throw invalidParameter("Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics")
  checkSubscriptionAttributes(attributes)
  return { topicArn, protocol, endpoint, attributes }
}

const ENDPOINTS: Readonly<Record<Subscription["protocol"], RegExp>> = {
  lambda: /^arn:aws[\w-]*:lambda:/,
  sqs: /^arn:aws[\w-]*:sqs:/,
  http: /^http:\/\//,
  https: /^https:\/\//,
}
const OTHER_PROTOCOLS = ["application", "email", "email-json", "firehose", "sms"]

function isEmbedded(protocol: string): protocol is Subscription["protocol"] {
  return Object.hasOwn(ENDPOINTS, protocol)
}

function sameSubscription({ store }: SnsContext, { topicArn, protocol, endpoint }: Wanted): Subscription | undefined {
  return store.subscriptionsOf(topicArn).find((other) => other.protocol === protocol && other.endpoint === endpoint)
}

async function addSubscription({ store }: SnsContext, wanted: Wanted): Promise<Subscription> {
  const confirms = wanted.protocol === "http" || wanted.protocol === "https"
  const pendingToken = randomUUID().replaceAll("-", "").repeat(4)
  const subscription = { ...wanted, arn: newArn(wanted.topicArn), ...(confirms && { pendingToken }) }
  await store.saveSubscription(subscription)
  return subscription
}

function newArn(topicArn: string): string {
  return `${topicArn}:${randomUUID()}`
}

function sorted(attributes: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1))
}
