import type { LaterWork, WorkItem } from "../state/work-queue.ts"
import { type ServiceError, toServiceError } from "../protocol/service-error.ts"
import { deliverToArn, type FindService, type Message } from "./deliver-to-arn.ts"

/** A message on its way, with all it takes to go on after a restart. */
export interface Delivery extends WorkItem, Message {
  /** Milliseconds since the epoch. */
  readonly acceptedAt: number
  /** How often it failed. */
  readonly failures: number
  readonly retries: number
  readonly maximumAgeSeconds: number
  readonly deadLetterArn?: string | undefined
  /** What a dead letter has for its text, where that is not the payload. */
  readonly deadLetter?: string | undefined
  /** What a dead letter says of where it comes from, by attribute: `RULE_ARN`. */
  readonly origin: Readonly<Record<string, string>>
}

export interface DeliveryOptions {
  readonly service: FindService
  now(): number
  /** Before the first and each further retry. Default one second, doubled up to a minute. */
  readonly retryDelaysMs?: readonly number[] | undefined
}

const DELAYS_MS: readonly number[] = [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000]

/**
 * Delivers a message once. What was refused for good, or failed too often or for too long, goes to its dead-letter queue;
 * without one it is lost, as at AWS.
 */
export async function deliverWithRetries(
  { service, now, retryDelaysMs = DELAYS_MS }: DeliveryOptions,
  delivery: Delivery,
): Promise<LaterWork<Delivery> | undefined> {
  try {
    await deliverToArn(delivery, service)
    return undefined
  } catch (cause) {
    const error = toServiceError("The delivery", cause)
    const failures = delivery.failures + 1
    const delayMs = retryDelaysMs[Math.min(failures, retryDelaysMs.length) - 1] ?? 0
    const isTooOld = now() + delayMs - delivery.acceptedAt > delivery.maximumAgeSeconds * 1000
    const isExhausted = failures > delivery.retries
    if (mayPass(error) && !isTooOld && !isExhausted) return { item: { ...delivery, failures }, delayMs }
    const condition = isExhausted ? "MaximumRetryAttempts" : "MaximumEventAgeInSeconds"
    await giveUp(delivery, { error, ...(mayPass(error) && { condition }) }, service)
    return undefined
  }
}

/** What does not exist, or is not taken, is not tried again. */
function mayPass({ status }: ServiceError): boolean {
  return status === 429 || (status >= 500 && status !== 501)
}

interface Failure {
  readonly error: ServiceError
  readonly condition?: string
}

// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html
async function giveUp(delivery: Delivery, { error, condition }: Failure, service: FindService): Promise<void> {
  const { deadLetterArn, payload, deadLetter = payload, arn, failures, origin } = delivery
  if (deadLetterArn === undefined) return
  const attributes = {
    ...origin,
    TARGET_ARN: arn,
    ERROR_CODE: error.name,
    ERROR_MESSAGE: error.message,
    ...(condition !== undefined && { EXHAUSTED_RETRY_CONDITION: condition }),
    RETRY_ATTEMPTS: String(failures),
  }
  const MessageAttributes = Object.fromEntries(
    Object.entries(attributes).map(([key, StringValue]) => [key, { DataType: "String", StringValue }]),
  )
  await sendLetter(deadLetterArn, { MessageBody: deadLetter, MessageAttributes }, service)
}

/** A dead-letter queue that is gone loses its letters, as at AWS. */
async function sendLetter(arn: string, letter: object, service: FindService): Promise<void> {
  const [account, name] = arn.split(":").slice(4)
  try {
    const sqs = await service("sqs")
    await sqs.call("SendMessage", { QueueUrl: `${sqs.endpoint}/${account}/${name}`, ...letter })
  } catch {
    return
  }
}
