import type { SnsEvent } from "@tsapi/framework"

/** A message of a topic, for one subscription. */
export interface SnsNotification {
  readonly messageId: string
  readonly topicArn: string
  readonly subscriptionArn: string
  readonly message: string
  readonly subject?: string | undefined
  readonly attributes: Readonly<Record<string, NotificationAttribute>>
  /** ISO 8601 with milliseconds. */
  readonly timestamp: string
  readonly unsubscribeUrl: string
}

export interface NotificationAttribute {
  readonly DataType: string
  readonly StringValue?: string | undefined
  /** In base64. */
  readonly BinaryValue?: string | undefined
}

/** What SNS invokes functions with. https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export function toSnsEvent(notification: SnsNotification, region: string): SnsEvent {
  const { messageId, topicArn, subject = null, message, attributes, timestamp, unsubscribeUrl } = notification
  const { SignatureVersion, Signature, SigningCertURL } = signatureFields(region)
  return {
    Records: [
      {
        EventSource: "aws:sns",
        EventVersion: "1.0",
        EventSubscriptionArn: notification.subscriptionArn,
        Sns: {
          Type: "Notification",
          MessageId: messageId,
          TopicArn: topicArn,
          Subject: subject,
          Message: message,
          Timestamp: timestamp,
          SignatureVersion,
          Signature,
          // Lambda spells them otherwise than the other protocols.
          SigningCertUrl: SigningCertURL,
          UnsubscribeUrl: unsubscribeUrl,
          MessageAttributes: notificationAttributes(attributes),
        },
      },
    ],
  }
}

/** Nobody but AWS can sign for SNS: the fields are there and verify nothing. */
export function signatureFields(region: string) {
  return {
    SignatureVersion: "1",
    Signature: "bm90IHNpZ25lZCBieSBBV1M=",
    SigningCertURL: `https://sns.${region}.amazonaws.com/SimpleNotificationService-local.pem`,
  }
}

/** Attributes as a message has them that is not delivered raw. */
export function notificationAttributes(attributes: SnsNotification["attributes"]) {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { Type: DataType, Value: StringValue ?? BinaryValue ?? "" },
    ]),
  )
}
