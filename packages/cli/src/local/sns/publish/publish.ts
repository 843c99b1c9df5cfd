import { createHash, randomUUID } from "node:crypto"
import type { ServiceInput } from "../../protocol/service-input.ts"
import { ServiceError, toServiceError, unsupported } from "../../protocol/service-error.ts"
import { attributesSize, readAttributes } from "../../sqs/messages/message-attributes.ts"
import type { SnsContext } from "../sns-context.ts"
import { topicArn, topicOfArn } from "../sns-context.ts"
import { invalidParameter } from "../sns-errors.ts"
import { duplicateExpiryKey, duplicateKey } from "../store/sns-store.ts"
import { isFifo, type Topic } from "../store/topic.ts"
import { deliver } from "./deliver.ts"
import type { PublishedMessage } from "./envelope.ts"
import { jsonOf } from "../../../model/json-of.ts"

const MAX_BYTES = 262_144
const DEDUPLICATION_MS = 5 * 60_000

export async function publish(sns: SnsContext, input: ServiceInput): Promise<object> {
  if (input.text("PhoneNumber") !== undefined) throw unsupported("SNS's Publish to a phone number")
  const target = input.text("TopicArn") ?? input.text("TargetArn")
  if (!target) throw invalidParameter("TopicArn or TargetArn Reason: no value for required parameter")
  return publishOne(sns, topicOfArn(sns, target), readMessage(input))
}

export async function publishBatch(sns: SnsContext, input: ServiceInput): Promise<object> {
  const topic = topicOfArn(sns, input.requiredText("TopicArn"))
  const entries = input.inputs("PublishBatchRequestEntries")
  if (entries.length === 0)
    throw new ServiceError("EmptyBatchRequest", "The batch request doesn't contain any entries.")
  if (entries.length > 10)
    throw new ServiceError(
      "TooManyEntriesInBatchRequest",
      "The batch request contains more entries than permissible (more than 10).",
    )
  const ids = entries.map((entry) => entry.requiredText("Id"))
  if (new Set(ids).size < ids.length)
    throw new ServiceError("BatchEntryIdsNotDistinct", "Two or more batch entries in the request have the same Id.")
  if (entries.reduce((bytes, entry) => bytes + sizeOf(readMessage(entry)), 0) > MAX_BYTES)
    throw new ServiceError(
      "BatchRequestTooLong",
      "The length of all the batch messages put together is more than the limit.",
    )
  const Successful: object[] = []
  const Failed: object[] = []
  for (const [index, entry] of entries.entries()) {
    const Id = ids[index]
    try {
      Successful.push({ Id, ...(await publishOne(sns, topic, readMessage(entry))) })
    } catch (cause) {
      const { queryCode: Code, message: Message, status } = toServiceError("Publish", cause)
      Failed.push({ Id, Code, Message, SenderFault: status < 500 })
    }
  }
  return { Successful, Failed }
}

type Message = Pick<
  PublishedMessage,
  "message" | "byProtocol" | "subject" | "attributes" | "groupId" | "deduplicationId"
>

async function publishOne(sns: SnsContext, topic: Topic, message: Message): Promise<object> {
  if (sizeOf(message) > MAX_BYTES) throw invalidParameter("Message too long")
  if (isFifo(topic)) return publishInOrder(sns, topic, message)
  if (message.deduplicationId !== undefined)
    throw invalidParameter(
      "MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type",
    )
  const published = { ...message, ...stamp(sns, topic) }
  await deliver(sns, published)
  return { MessageId: published.messageId }
}

/** One message of a FIFO topic after another, each once in five minutes. */
async function publishInOrder(sns: SnsContext, { name, attributes }: Topic, message: Message): Promise<object> {
  if (message.groupId === undefined) throw invalidParameter("The MessageGroupId parameter is required for FIFO topics")
  if (message.deduplicationId === undefined && attributes["ContentBasedDeduplication"] !== "true")
    throw invalidParameter(
      "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly",
    )
  const deduplicationId = message.deduplicationId ?? sha256(message.message).toString("hex")
  const byGroup = attributes["FifoThroughputScope"] === "MessageGroup"
  const key = duplicateKey(name, sha256(JSON.stringify([byGroup ? message.groupId : "", deduplicationId])))
  return sns.store.state.exclusive(async () => {
    const now = sns.now()
    const known = sns.store.state.value(key)
    if (known !== undefined) {
      const { expiresAt, answer }: { expiresAt: number; answer: object } = JSON.parse(known)
      if (expiresAt > now) return answer
    }
    const topic = topicOfArn(sns, topicArn(sns, { name }))
    const sequenceNumber = `1${String(topic.sequence + 1).padStart(16, "0")}000`
    const published = { ...message, deduplicationId, sequenceNumber, ...stamp(sns, topic) }
    await deliver(sns, published)
    const answer = { MessageId: published.messageId, SequenceNumber: sequenceNumber }
    const expiresAt = now + DEDUPLICATION_MS
    await sns.store.saveTopic({ ...topic, sequence: topic.sequence + 1 }, [
      { type: "put", key, value: JSON.stringify({ expiresAt, answer }) },
      { type: "put", key: duplicateExpiryKey(expiresAt, key), value: key.toString("hex") },
    ])
    return answer
  })
}

function stamp(sns: SnsContext, topic: Topic) {
  return {
    messageId: randomUUID(),
    topicArn: topicArn(sns, topic),
    timestamp: new Date(sns.now()).toISOString(),
  }
}

function readMessage(input: ServiceInput): Message {
  const message = input.text("Message")
  if (!message) throw invalidParameter("Empty message")
  const subject = input.text("Subject")
  if (subject !== undefined && !/^[ -~]{1,100}$/.test(subject)) throw invalidParameter("Subject")
  const structure = input.text("MessageStructure")
  if (structure !== undefined && structure !== "json") throw invalidParameter("MessageStructure")
  const byProtocol = structure === "json" ? readStructure(message) : {}
  return {
    message: byProtocol["default"] ?? message,
    byProtocol,
    subject,
    attributes: readAttributes(input, "MessageAttributes"),
    groupId: input.text("MessageGroupId"),
    deduplicationId: input.text("MessageDeduplicationId"),
  }
}

/** `MessageStructure: "json"`: a text for each protocol. */
function readStructure(message: string): Readonly<Record<string, string>> {
  const texts = jsonOf(message)
  if (texts === undefined) throw invalidParameter("Message Structure - JSON message body failed to parse")
  const entries = Object.entries(Object(texts)).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  )
  const byProtocol = Object.fromEntries(entries)
  if (byProtocol["default"] === undefined)
    throw invalidParameter("Message Structure - No default entry in JSON message body")
  return byProtocol
}

function sizeOf({ message, attributes }: Message): number {
  return Buffer.byteLength(message) + attributesSize(attributes)
}

function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest()
}
