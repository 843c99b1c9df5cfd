import { createHash, randomUUID } from "node:crypto"
import { ServiceError } from "../../protocol/service-error.ts"
import type { Change } from "../../state/state-store.ts"
import type { Queue } from "../queues/queue.ts"
import { isFifo } from "../queues/queue.ts"
import { attributeOf, numberOf } from "../queues/queue-attributes.ts"
import type { SqsContext } from "../sqs-context.ts"
import { queueOfUrl } from "../sqs-context.ts"
import { invalidParameter, invalidValue, missingParameter, sqsError } from "../sqs-errors.ts"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { duplicateExpiryKey, duplicateKey } from "../store/message-keys.ts"
import type { MessageContent } from "../store/message.ts"
import { answerBatch, batchEntries } from "./batch.ts"
import { attributesSize, md5, md5OfAttributes, readAttributes } from "./message-attributes.ts"
import { placeMessage } from "./message-changes.ts"

const MAX_BATCH_BYTES = 1_048_576
const DEDUPLICATION_MS = 5 * 60_000

export async function sendMessage(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const queue = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  return send(sqs, queue, input)
}

export async function sendMessageBatch(sqs: SqsContext, input: ServiceInput): Promise<object> {
  const queue = queueOfUrl(sqs, input.requiredText("QueueUrl"))
  const entries = batchEntries(input, "SendMessageBatchRequestEntry")
  const bytes = entries.reduce((sum, entry) => sum + sizeOf(readMessage(entry)), 0)
  if (bytes > MAX_BATCH_BYTES) {
    const message = `Batch requests cannot be longer than ${MAX_BATCH_BYTES} bytes. You have sent ${bytes} bytes.`
    throw sqsError("BatchRequestTooLong", message)
  }
  return answerBatch(entries, (entry) => send(sqs, queue, entry))
}

type Message = Omit<MessageContent, "messageId" | "sequenceNumber" | "sourceArn">

async function send(sqs: SqsContext, queue: Queue, input: ServiceInput): Promise<object> {
  const message = readMessage(input)
  checkMessage(queue, message)
  const delaySeconds = input.integer("DelaySeconds", {
    from: 0,
    to: 900,
    reason: "DelaySeconds must be >= 0 and <= 900.",
  })
  if (isFifo(queue) && delaySeconds !== undefined && delaySeconds > 0)
    throw notForThisType(delaySeconds, "DelaySeconds")
  const delayMs = (delaySeconds ?? numberOf(queue, "DelaySeconds")) * 1000
  const sent = await sqs.store.state.exclusive(() =>
    isFifo(queue) ? sendOnce(sqs, queue, { message, delayMs }) : place(sqs, queue, { message, delayMs }),
  )
  sqs.waiters.wake(queue.number)
  return {
    ...sent,
    MD5OfMessageBody: md5(message.body),
    ...given("MD5OfMessageAttributes", md5OfAttributes(message.attributes)),
    ...given("MD5OfMessageSystemAttributes", md5OfAttributes(systemAttributes(message))),
  }
}

interface Sent {
  readonly MessageId: string
  readonly SequenceNumber?: string
}

interface Sending {
  readonly message: Message
  readonly delayMs: number
}

/** A FIFO queue answers a message whose deduplication id it had in the last five minutes, and does not take it again. */
async function sendOnce(sqs: SqsContext, queue: Queue, { message, delayMs }: Sending): Promise<Sent> {
  const deduplicationId = message.deduplicationId ?? createHash("sha256").update(message.body).digest("hex")
  const byGroup = attributeOf(queue, "DeduplicationScope") === "messageGroup"
  const scope = JSON.stringify(byGroup ? [message.groupId, deduplicationId] : [deduplicationId])
  const key = duplicateKey(queue.number, createHash("sha256").update(scope).digest())
  const now = sqs.now()
  const known = sqs.store.state.value(key)
  if (known !== undefined) {
    const { expiresAt, sent }: { expiresAt: number; sent: Sent } = JSON.parse(known)
    if (expiresAt > now) return sent
  }
  const expiresAt = now + DEDUPLICATION_MS
  return place(sqs, queue, {
    message: { ...message, deduplicationId },
    delayMs,
    alongWith: (sent) => [
      { type: "put", key, value: JSON.stringify({ expiresAt, sent }) },
      { type: "put", key: duplicateExpiryKey(expiresAt, key), value: "" },
    ],
  })
}

async function place(
  { store, now }: SqsContext,
  queue: Queue,
  { message, delayMs, alongWith }: Sending & { alongWith?(sent: Sent): Change[] },
): Promise<Sent> {
  const key = await store.newMessageKey(now())
  const MessageId = randomUUID()
  const SequenceNumber = isFifo(queue) ? sequenceNumber(key) : undefined
  const sent = { MessageId, ...given("SequenceNumber", SequenceNumber) }
  const changes = placeMessage(store, queue, {
    key,
    content: { ...message, messageId: MessageId, sequenceNumber: SequenceNumber },
    state: { visibleAt: now() + delayMs, receives: 0, receivesBefore: 0 },
  })
  await store.commit([...changes, ...(alongWith?.(sent) ?? [])])
  return sent
}

/** Twenty digits that rise. */
export function sequenceNumber(key: Buffer): string {
  return `1${String(key.readUIntBE(6, 6)).padStart(19, "0")}`
}

function readMessage(input: ServiceInput): Message {
  const system = readAttributes(input, "MessageSystemAttributes")
  const unknown = Object.keys(system).find((name) => name !== "AWSTraceHeader")
  if (unknown !== undefined) {
    throw invalidParameter(`Message (system) attribute name '${unknown}' is not supported; only AWSTraceHeader is.`)
  }
  return {
    body: input.requiredText("MessageBody"),
    attributes: readAttributes(input, "MessageAttributes"),
    traceHeader: system["AWSTraceHeader"]?.StringValue,
    groupId: input.text("MessageGroupId"),
    deduplicationId: input.text("MessageDeduplicationId"),
  }
}

function checkMessage(queue: Queue, message: Message): void {
  const { body, groupId, deduplicationId } = message
  if (FORBIDDEN_CHARACTER.test(body)) {
    throw new ServiceError(
      "InvalidMessageContents",
      "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF",
    )
  }
  const maximum = numberOf(queue, "MaximumMessageSize")
  if (sizeOf(message) > maximum)
    throw invalidParameter(`One or more parameters are invalid. Reason: Message must be shorter than ${maximum} bytes.`)
  for (const [name, id] of [
    ["MessageGroupId", groupId],
    ["MessageDeduplicationId", deduplicationId],
  ] as const) {
    if (id !== undefined && !/^[!-~]{1,128}$/.test(id)) {
      const allowed = "can only include alphanumeric and punctuation characters. 1 to 128 in length."
      throw invalidValue(id, name, `${name} ${allowed}`)
    }
  }
  if (!isFifo(queue)) {
    if (deduplicationId !== undefined) throw notForThisType(deduplicationId, "MessageDeduplicationId")
    return
  }
  if (groupId === undefined) throw missingParameter("MessageGroupId")
  if (deduplicationId === undefined && attributeOf(queue, "ContentBasedDeduplication") !== "true") {
    throw invalidParameter(
      "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
    )
  }
}

// A surrogate without its other half is forbidden too; `u` makes the pattern see whole characters.
const FORBIDDEN_CHARACTER = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

function notForThisType(value: unknown, parameter: string): ServiceError {
  return invalidValue(value, parameter, "The request include parameter that is not valid for this queue type.")
}

function sizeOf({ body, attributes }: Message): number {
  return Buffer.byteLength(body) + attributesSize(attributes)
}

function systemAttributes({ traceHeader }: Message) {
  return traceHeader === undefined ? {} : { AWSTraceHeader: { DataType: "String", StringValue: traceHeader } }
}

function given(name: string, value: string | undefined): Record<string, string> {
  return value === undefined ? {} : { [name]: value }
}
