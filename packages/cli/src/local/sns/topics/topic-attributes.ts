import type { ServiceInput } from "../../protocol/service-input.ts"
import { unsupported } from "../../protocol/service-error.ts"
import type { SnsContext } from "../sns-context.ts"
import { topicArn, topicOfArn } from "../sns-context.ts"
import { invalidParameter } from "../sns-errors.ts"
import { isFifo, type Topic } from "../store/topic.ts"
import { jsonOf } from "../../../model/json-of.ts"

// https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html
const SETTABLE: Readonly<Record<string, (value: string) => boolean>> = {
  DisplayName: (value) => value.length <= 100,
  Policy: (text) => jsonOf(text) !== undefined,
  DeliveryPolicy: (text) => jsonOf(text) !== undefined,
  KmsMasterKeyId: () => true,
  SignatureVersion: (value) => ["1", "2"].includes(value),
  TracingConfig: (value) => ["PassThrough", "Active"].includes(value),
}
const SETTABLE_FIFO: Readonly<Record<string, (value: string) => boolean>> = {
  ...SETTABLE,
  ContentBasedDeduplication: (value) => ["true", "false"].includes(value),
  FifoThroughputScope: (value) => ["Topic", "MessageGroup"].includes(value),
}
const FEEDBACK =
  /^(HTTP|Firehose|Lambda|Application|SQS)(SuccessFeedbackRoleArn|FailureFeedbackRoleArn|SuccessFeedbackSampleRate)$/

/** Throws SNS's error for the first attribute that a topic of that name cannot be given. */
export function checkTopicAttributes(name: string, attributes: Readonly<Record<string, string>>): void {
  const settable = isFifo({ name }) ? SETTABLE_FIFO : SETTABLE
  for (const [attribute, value] of Object.entries(attributes)) {
    if (attribute === "ArchivePolicy") throw unsupported("SNS message archiving (ArchivePolicy)")
    const accepts = Object.hasOwn(settable, attribute) ? settable[attribute] : undefined
    if (!accepts && !FEEDBACK.test(attribute)) throw invalidParameter("AttributeName")
    if (accepts && value !== "" && !accepts(value))
      throw invalidParameter(`Attributes Reason: ${attribute} cannot be ${value}`)
  }
}

export async function setTopicAttributes(sns: SnsContext, input: ServiceInput): Promise<object> {
  const arn = input.requiredText("TopicArn")
  const name = input.requiredText("AttributeName")
  const value = input.text("AttributeValue") ?? ""
  const { name: topicName } = topicOfArn(sns, arn)
  checkTopicAttributes(topicName, { [name]: value })
  await sns.store.state.exclusive(async () => {
    const topic = topicOfArn(sns, arn)
    await sns.store.saveTopic({ ...topic, attributes: { ...topic.attributes, [name]: value } })
  })
  return {}
}

export async function getTopicAttributes(sns: SnsContext, input: ServiceInput): Promise<object> {
  const topic = topicOfArn(sns, input.requiredText("TopicArn"))
  const arn = topicArn(sns, topic)
  const subscriptions = sns.store.subscriptionsOf(arn)
  const pending = subscriptions.filter(({ pendingToken }) => pendingToken !== undefined).length
  const set = Object.entries(topic.attributes).filter(([, value]) => value !== "")
  return {
    Attributes: {
      TopicArn: arn,
      Owner: sns.accountId,
      DisplayName: "",
      Policy: JSON.stringify(defaultPolicy(sns, topic)),
      EffectiveDeliveryPolicy: JSON.stringify(defaultDeliveryPolicy),
      SubscriptionsConfirmed: String(subscriptions.length - pending),
      SubscriptionsPending: String(pending),
      SubscriptionsDeleted: "0",
      ...(isFifo(topic) && { FifoTopic: "true", ContentBasedDeduplication: "false", FifoThroughputScope: "Topic" }),
      ...Object.fromEntries(set),
    },
  }
}

/** What SNS gives a topic without a policy: its account may do everything with it. */
function defaultPolicy(sns: SnsContext, topic: Topic): object {
  const actions = ["GetTopicAttributes", "SetTopicAttributes", "AddPermission", "RemovePermission", "DeleteTopic"]
  return {
    Version: "2008-10-17",
    Id: "__default_policy_ID",
    Statement: [
      {
        Sid: "__default_statement_ID",
        Effect: "Allow",
        Principal: { AWS: "*" },
        Action: [...actions, "Subscribe", "ListSubscriptionsByTopic", "Publish"].map((action) => `SNS:${action}`),
        Resource: topicArn(sns, topic),
        Condition: { StringEquals: { "AWS:SourceOwner": sns.accountId } },
      },
    ],
  }
}

// https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
const defaultDeliveryPolicy = {
  http: {
    defaultHealthyRetryPolicy: {
      ...{ minDelayTarget: 20, maxDelayTarget: 20, numRetries: 3, numMaxDelayRetries: 0 },
      ...{ numNoDelayRetries: 0, numMinDelayRetries: 0, backoffFunction: "linear" },
    },
    disableSubscriptionOverrides: false,
    defaultRequestPolicy: { headerContentType: "text/plain; charset=UTF-8" },
  },
}
