import { randomUUID } from "node:crypto"
import type { SnsEvent } from "@tsapi/framework"
import { type SampleContext, textOf } from "../../model/sample-event.ts"
import { localTopicArn, type TopicModel } from "../topic/topic-model.ts"
import { toSnsEvent } from "./to-sns-event.ts"

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export function sampleSnsEvent({ localName }: TopicModel, context: SampleContext): SnsEvent {
  const { region } = context
  const message = textOf(context, "The text of a message", "Hello from SNS!")
  const topicArn = localTopicArn(localName, context)
  const subscriptionArn = `${topicArn}:${randomUUID()}`
  const notification = {
    ...{ topicArn, subscriptionArn, message, messageId: randomUUID(), subject: "TestInvoke" },
    attributes: {
      Test: { DataType: "String", StringValue: "TestString" },
      TestBinary: { DataType: "Binary", BinaryValue: Buffer.from("TestBinary").toString("base64") },
    },
    timestamp: new Date().toISOString(),
    unsubscribeUrl: `https://sns.${region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${subscriptionArn}`,
  }
  return toSnsEvent(notification, region)
}
