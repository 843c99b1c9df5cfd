/** What SNS invokes a function with. https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export interface SnsEvent {
  readonly Records: readonly SnsRecord[]
}

export interface SnsRecord {
  readonly EventSource: "aws:sns"
  readonly EventVersion: string
  readonly EventSubscriptionArn: string
  readonly Sns: {
    readonly Type: string
    readonly MessageId: string
    readonly TopicArn: string
    readonly Subject?: string | null
    readonly Message: string
    /** ISO 8601. */
    readonly Timestamp: string
    readonly SignatureVersion: string
    readonly Signature: string
    readonly SigningCertUrl: string
    readonly UnsubscribeUrl: string
    readonly MessageAttributes: Readonly<Record<string, SnsMessageAttribute>>
  }
}

export interface SnsMessageAttribute {
  /** `String`, `String.Array`, `Number` or `Binary`. */
  readonly Type: string
  /** In base64 where it is binary. */
  readonly Value: string
}
