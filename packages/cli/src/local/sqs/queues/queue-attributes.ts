import { invalidAttributeName, invalidAttributeValue } from "../sqs-errors.ts"
import type { Queue } from "./queue.ts"
import { isFifo } from "./queue.ts"
import { jsonOf } from "../../../model/json-of.ts"
import { isRecord } from "../../../model/is-record.ts"

interface AttributeRule {
  accepts(value: string): boolean
  /** What SQS answers where it was not set. */
  readonly initial?: string
  readonly fifoOnly?: true
}

const jsonObject: AttributeRule = { accepts: (text) => isRecord(jsonOf(text)) }

// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
const rules: Readonly<Record<string, AttributeRule>> = {
  DelaySeconds: integer(0, 900, "0"),
  MaximumMessageSize: integer(1024, 1_048_576, "1048576"),
  MessageRetentionPeriod: integer(60, 1_209_600, "345600"),
  ReceiveMessageWaitTimeSeconds: integer(0, 20, "0"),
  VisibilityTimeout: integer(0, 43_200, "30"),
  SqsManagedSseEnabled: { ...oneOf("true", "false"), initial: "true" },
  KmsMasterKeyId: { accepts: () => true },
  KmsDataKeyReusePeriodSeconds: integer(60, 86_400),
  Policy: jsonObject,
  RedrivePolicy: jsonObject,
  RedriveAllowPolicy: jsonObject,
  FifoQueue: { ...oneOf("true"), fifoOnly: true, initial: "true" },
  ContentBasedDeduplication: { ...oneOf("true", "false"), fifoOnly: true, initial: "false" },
  DeduplicationScope: { ...oneOf("queue", "messageGroup"), fifoOnly: true, initial: "queue" },
  FifoThroughputLimit: { ...oneOf("perQueue", "perMessageGroupId"), fifoOnly: true, initial: "perQueue" },
}

/** Throws SQS's error for the first attribute that a queue of that name cannot be given. */
export function checkAttributes(queueName: string, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    const rule = rules[name]
    if (!rule || (rule.fifoOnly && !isFifo({ name: queueName }))) throw invalidAttributeName(name)
    // An empty text removes what is optional.
    if (!rule.accepts(value) && !(value === "" && rule.initial === undefined)) throw invalidAttributeValue(name)
  }
  if (attributes["KmsMasterKeyId"] && attributes["SqsManagedSseEnabled"] === "true")
    throw invalidAttributeValue("SqsManagedSseEnabled")
}

/** Of a queue, with the defaults. */
export function attributeOf(queue: Queue, name: string): string | undefined {
  const set = queue.attributes[name]
  if (set !== undefined) return set
  if (name === "SqsManagedSseEnabled" && queue.attributes["KmsMasterKeyId"]) return "false"
  if (name === "KmsDataKeyReusePeriodSeconds") return queue.attributes["KmsMasterKeyId"] ? "300" : undefined
  const rule = rules[name]
  return rule?.fifoOnly && !isFifo(queue) ? undefined : rule?.initial
}

/** A numeric attribute with its default; in AWS's unit. */
export function numberOf(queue: Queue, name: NumericAttribute): number {
  return Number(attributeOf(queue, name))
}

type NumericAttribute =
  | "DelaySeconds"
  | "MaximumMessageSize"
  | "MessageRetentionPeriod"
  | "ReceiveMessageWaitTimeSeconds"
  | "VisibilityTimeout"

export const storedAttributeNames = Object.keys(rules)

function integer(from: number, to: number, initial?: string): AttributeRule {
  return {
    accepts: (value) => /^\d+$/.test(value) && Number(value) >= from && Number(value) <= to,
    ...(initial !== undefined && { initial }),
  }
}

function oneOf(...values: readonly string[]): AttributeRule {
  return { accepts: (value) => values.includes(value) }
}
