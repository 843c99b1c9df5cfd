import { createHash, randomUUID } from "node:crypto"
import type { SqsEvent } from "@tsapi/framework"
import { type SampleContext, textOf } from "../../model/sample-event.ts"
import { localQueueArn, type QueueModel } from "../queue/queue-model.ts"
import { toSqsEvent } from "./to-sqs-event.ts"

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html#example-standard-queue-message-event */
export function sampleQueueEvent({ localName, declaration }: QueueModel, context: SampleContext): SqsEvent {
  const { region, accountId } = context
  const body = textOf(context, "The body of a message", "Test message.")
  const now = String(Date.now())
  const message = {
    MessageId: randomUUID(),
    ReceiptHandle: "AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...",
    Body: body,
    MD5OfBody: createHash("md5").update(body).digest("hex"),
    Attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: now,
      SenderId: "AIDAIENQZJOLO23YVJ4VO",
      ApproximateFirstReceiveTimestamp: now,
      ...(declaration.fifo && {
        ...{ MessageGroupId: "1", MessageDeduplicationId: randomUUID(), SequenceNumber: "18849496460467696128" },
      }),
    },
  }
  return toSqsEvent([message], { queueArn: localQueueArn(localName, { region, accountId }), region })
}
