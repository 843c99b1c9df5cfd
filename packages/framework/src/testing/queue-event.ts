import { createHash } from "node:crypto"
import type { SqsEvent } from "../events/sqs-event.ts"

export interface QueueEventOptions {
  /** Default: that of a queue of nobody. */
  readonly queueArn?: string
  /** How often the messages have been received, with this time. Default 1. */
  readonly receiveCount?: number
}

/**
 * The event that messages of a standard queue reach a function as, for `client.invoke`. A body that is no text is sent as
 * JSON. The messages' ids are `message-1`, `message-2` and so on.
 *
 * @example
 * await client.invoke("OrderWorkerProcess", queueEvent([{ id: "1", amount: 5 }])) // { batchItemFailures: [] }
 */
export function queueEvent(
  bodies: readonly unknown[],
  { queueArn = "arn:aws:sqs:us-east-1:123456789012:queue", receiveCount = 1 }: QueueEventOptions = {},
): SqsEvent {
  const now = String(Date.now())
  return {
    Records: bodies.map((given, index) => {
      const body = typeof given === "string" ? given : JSON.stringify(given)
      return {
        messageId: `message-${index + 1}`,
        receiptHandle: `handle-${index + 1}`,
        body,
        attributes: {
          ApproximateReceiveCount: String(receiveCount),
          SentTimestamp: now,
          SenderId: "AIDAIENQZJOLO23YVJ4VO",
          ApproximateFirstReceiveTimestamp: now,
        },
        messageAttributes: {},
        md5OfBody: createHash("md5").update(body).digest("hex"),
        eventSource: "aws:sqs",
        eventSourceARN: queueArn,
        awsRegion: queueArn.split(":")[3] ?? "",
      }
    }),
  }
}
