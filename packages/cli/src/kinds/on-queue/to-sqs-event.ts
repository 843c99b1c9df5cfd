import type { SqsEvent } from "@tsapi/framework"

/** A message as ReceiveMessage answers it. */
export interface ReceivedMessage {
  readonly MessageId: string
  readonly ReceiptHandle: string
  readonly Body: string
  readonly MD5OfBody: string
  readonly Attributes: SqsEvent["Records"][number]["attributes"]
  readonly MessageAttributes?: Readonly<Record<string, ReceivedAttribute>>
}

interface ReceivedAttribute {
  readonly DataType: string
  readonly StringValue?: string
  /** In base64. */
  readonly BinaryValue?: string
}

/** The event that Lambda makes of messages. */
export function toSqsEvent(
  messages: readonly ReceivedMessage[],
  { queueArn, region }: { readonly queueArn: string; readonly region: string },
): SqsEvent {
  return {
    Records: messages.map((message) => ({
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: message.Attributes,
      messageAttributes: Object.fromEntries(
        Object.entries(message.MessageAttributes ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => [
          name,
          {
            ...(StringValue !== undefined && { stringValue: StringValue }),
            ...(BinaryValue !== undefined && { binaryValue: BinaryValue }),
            ...{ stringListValues: [], binaryListValues: [], dataType: DataType },
          },
        ]),
      ),
      md5OfBody: message.MD5OfBody,
      eventSource: "aws:sqs",
      eventSourceARN: queueArn,
      awsRegion: region,
    })),
  }
}
