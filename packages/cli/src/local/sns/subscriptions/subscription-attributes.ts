import { patternDialects, patternFaults } from "../../../model/event-pattern/pattern-faults.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { unsupported } from "../../protocol/service-error.ts"
import type { SnsContext } from "../sns-context.ts"
import { subscriptionOfArn } from "../sns-context.ts"
import { invalidParameter } from "../sns-errors.ts"
import { jsonOf } from "../../../model/json-of.ts"
import { isRecord } from "../../../model/is-record.ts"

type Attributes = Readonly<Record<string, string>>

/** Throws SNS's error where a subscription cannot have these attributes together. */
export function checkSubscriptionAttributes(attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "ReplayPolicy" || name === "SubscriptionRoleArn") throw unsupported(`SNS's ${name}`)
    const accepts = Object.hasOwn(checks, name) ? checks[name] : undefined
    if (!accepts) throw invalidParameter("AttributeName")
    if (value !== "" && !accepts(value)) throw invalidParameter(`Attributes Reason: ${name}: cannot be ${value}`)
  }
  const { FilterPolicy, FilterPolicyScope } = attributes
  if (!FilterPolicy) return
  const dialect = FilterPolicyScope === "MessageBody" ? patternDialects.topicBody : patternDialects.topicAttributes
  const policy: object = JSON.parse(FilterPolicy)
  // An empty policy lets everything pass.
  const [fault] = Object.keys(policy).length === 0 ? [] : patternFaults(policy, dialect, ["FilterPolicy"])
  if (fault) throw invalidParameter(`FilterPolicy: ${fault.message}`)
}

// https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html
const checks: Readonly<Record<string, (value: string) => boolean>> = {
  DeliveryPolicy: (text) => isRecord(jsonOf(text)),
  FilterPolicy: (text) => isRecord(jsonOf(text)),
  FilterPolicyScope: (value) => ["MessageAttributes", "MessageBody"].includes(value),
  RawMessageDelivery: (value) => ["true", "false"].includes(value),
  RedrivePolicy: (text) => typeof Object(jsonOf(text)).deadLetterTargetArn === "string",
}

export async function setSubscriptionAttributes(sns: SnsContext, input: ServiceInput): Promise<object> {
  const arn = input.requiredText("SubscriptionArn")
  const name = input.requiredText("AttributeName")
  const value = input.text("AttributeValue") ?? ""
  await sns.store.state.exclusive(async () => {
    const subscription = subscriptionOfArn(sns, arn)
    const attributes = { ...subscription.attributes, [name]: value }
    checkSubscriptionAttributes(attributes)
    await sns.store.saveSubscription({ ...subscription, attributes })
  })
  return {}
}

export async function getSubscriptionAttributes(sns: SnsContext, input: ServiceInput): Promise<object> {
  const subscription = subscriptionOfArn(sns, input.requiredText("SubscriptionArn"))
  const { arn, topicArn, protocol, endpoint, attributes, pendingToken } = subscription
  return {
    Attributes: {
      SubscriptionArn: arn,
      TopicArn: topicArn,
      Owner: sns.accountId,
      Protocol: protocol,
      Endpoint: endpoint,
      SubscriptionPrincipal: `arn:aws:iam::${sns.accountId}:root`,
      ConfirmationWasAuthenticated: String(pendingToken === undefined),
      PendingConfirmation: String(pendingToken !== undefined),
      RawMessageDelivery: "false",
      ...(attributes["FilterPolicy"] && { FilterPolicyScope: "MessageAttributes" }),
      ...Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== "")),
    },
  }
}
