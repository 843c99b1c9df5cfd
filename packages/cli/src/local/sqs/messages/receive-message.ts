import type { Queue } from "../queues/queue.ts"
import { numberOf } from "../queues/queue-attributes.ts"
import type { CallOptions } from "../../../model/local-emulator.ts"
import type { SqsContext } from "../sqs-context.ts"
import { queueOfUrl } from "../sqs-context.ts"
import { invalidAttributeName } from "../sqs-errors.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { sentAtOf } from "../store/message-keys.ts"
import { md5, md5OfAttributes, selectAttributes } from "./message-attributes.ts"
import type { StoredMessage } from "./message-changes.ts"
import { receiptHandle } from "./receipt-handle.ts"
import { takeMessages } from "./take-messages.ts"

export async function receiveMessage(sqs: SqsContext, input: ServiceInput, { signal }: CallOptions): Promise<object> {
  const queue = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  const reason = "Must be between 1 and 10, if provided."
  const atMost = input.integer("MaxNumberOfMessages", { from: 1, to: 10, reason }) ?? 1
  const visibility = { from: 0, to: 43_200, reason: "Must be between 0 and 43200, if provided." }
  const visibilitySeconds = input.integer("VisibilityTimeout", visibility)
  const waiting = { from: 0, to: 20, reason: "Must be >= 0 and <= 20, if provided." }
  const waitSeconds = input.integer("WaitTimeSeconds", waiting) ?? numberOf(queue, "ReceiveMessageWaitTimeSeconds")
  const attributeNames = input.texts("MessageAttributeNames")
  const systemNames = [...input.texts("AttributeNames"), ...input.texts("MessageSystemAttributeNames")]
  const unknown = systemNames.find((name) => !SYSTEM_ATTRIBUTES.includes(name))
  if (unknown !== undefined) throw invalidAttributeName(unknown)

  const deadline = sqs.now() + waitSeconds * 1000
  const messages = await takeOrWait(sqs, queue, { atMost, visibilitySeconds, deadline, signal })
  if (messages.length === 0) return {}
  return { Messages: messages.map((message) => render(sqs, queue, { message, attributeNames, systemNames })) }
}

interface ReceiveOptions extends CallOptions {
  readonly atMost: number
  /** Default: the queue's. */
  readonly visibilitySeconds: number | undefined
  readonly deadline: number
}

async function takeOrWait(
  sqs: SqsContext,
  { name }: Queue,
  { atMost, visibilitySeconds, deadline, signal }: ReceiveOptions,
): Promise<readonly StoredMessage[]> {
  for (;;) {
    // Read anew each time: it may be changed or deleted during the wait.
    const queue = sqs.store.queue(name)
    const waiter = sqs.waiters.register(queue.number)
    try {
      const { messages, nextAt } = await sqs.store.state.exclusive(async () => {
        // What nobody waits for any more must not be taken: it would be invisible for the whole timeout.
        if (signal?.aborted || sqs.waiters.closed) return { messages: [], nextAt: 0 }
        const now = sqs.store.queue(name)
        const visibilityMs = (visibilitySeconds ?? numberOf(now, "VisibilityTimeout")) * 1000
        const taken = await takeMessages(sqs, now, { atMost, visibilityMs })
        return { messages: taken, nextAt: await sqs.store.nextVisibleAt(queue.space, sqs.now()) }
      })
      const left = deadline - sqs.now()
      if (messages.length > 0 || left <= 0 || signal?.aborted || sqs.waiters.closed) return messages
      await waiter.wait(Math.min(left, (nextAt ?? Infinity) - sqs.now()), signal)
    } finally {
      waiter.cancel()
    }
  }
}

const SENDER = "AIDALOCALTSAPI000000A"

const SYSTEM_ATTRIBUTES = [
  "All",
  "SenderId",
  "SentTimestamp",
  "ApproximateReceiveCount",
  "ApproximateFirstReceiveTimestamp",
  "SequenceNumber",
  "MessageDeduplicationId",
  "MessageGroupId",
  "AWSTraceHeader",
  "DeadLetterQueueSourceArn",
]

function render(
  sqs: SqsContext,
  queue: Queue,
  {
    message: { key, content, state },
    attributeNames,
    systemNames,
  }: {
    readonly message: StoredMessage
    readonly attributeNames: readonly string[]
    readonly systemNames: readonly string[]
  },
): object {
  const attributes = selectAttributes(content.attributes, attributeNames)
  const system = {
    SenderId: SENDER,
    SentTimestamp: String(sentAtOf(key)),
    ApproximateReceiveCount: String(state.receives),
    ApproximateFirstReceiveTimestamp: String(state.firstReceivedAt),
    SequenceNumber: content.sequenceNumber,
    MessageDeduplicationId: content.deduplicationId,
    MessageGroupId: content.groupId,
    AWSTraceHeader: content.traceHeader,
    DeadLetterQueueSourceArn: content.sourceArn,
  }
  const asked = Object.entries(system).filter(
    ([name, value]) => value !== undefined && (systemNames.includes("All") || systemNames.includes(name)),
  )
  const attributesDigest = md5OfAttributes(attributes)
  return {
    MessageId: content.messageId,
    ReceiptHandle: receiptHandle(queue, { key, receives: state.receives }),
    MD5OfBody: md5(content.body),
    Body: content.body,
    ...(asked.length > 0 && { Attributes: Object.fromEntries(asked) }),
    ...(attributesDigest && { MD5OfMessageAttributes: attributesDigest, MessageAttributes: attributes }),
  }
}
