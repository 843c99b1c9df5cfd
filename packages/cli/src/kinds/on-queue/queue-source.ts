import { setTimeout } from "node:timers/promises"
import { UserError } from "../../errors/user-error.ts"
import type { LocalEmulator, LocalEventSource, LocalService, ServedFunctions } from "../../model/local-emulator.ts"
import type { QueueTriggerDeclaration } from "@tsapi/framework/internal"
import type { MappingModel } from "../triggers/mapping-model.ts"
import { localQueueArn, type QueueModel } from "../queue/queue-model.ts"
import { fitsFilters } from "./fits-filters.ts"
import { failedMessages } from "./failed-messages.ts"
import { type ReceivedMessage, toSqsEvent } from "./to-sqs-event.ts"

export interface QueueSourceOptions {
  readonly model: MappingModel<QueueTriggerDeclaration>
  readonly queue: QueueModel
  readonly sqs: LocalService
  readonly emulator: Pick<LocalEmulator, "region" | "accountId">
}

/** Lambda begins with five batches at a time. */
const POLLERS = 5
/** Until an SQS that the developer runs is asked again when it has not answered: it may be starting. */
const RETRY_MS = 1000
/** The longest that SQS lets a poll wait. */
const MAX_WAIT_SECONDS = 20

/** Takes messages from a queue as Lambda's event source mapping does: what the function fails on is received again. */
export function queueSource({ model, queue, sqs, emulator }: QueueSourceOptions): LocalEventSource {
  const { batchSize = 10, batchWindow = batchSize > 10 ? 1 : 0, maximumConcurrency = POLLERS } = model.declaration
  const QueueUrl = `${sqs.endpoint}/${emulator.accountId}/${queue.localName}`
  const queueArn = localQueueArn(queue.localName, emulator)

  async function receive(
    count: number,
    { waitMs, signal }: { readonly waitMs: number; readonly signal: AbortSignal },
  ): Promise<readonly ReceivedMessage[]> {
    const request = {
      ...{
        QueueUrl,
        MaxNumberOfMessages: Math.min(count, 10),
        WaitTimeSeconds: Math.min(Math.ceil(waitMs / 1000), MAX_WAIT_SECONDS),
      },
      ...{ MessageSystemAttributeNames: ["All"], MessageAttributeNames: ["All"] },
    }
    const answer = await sqs.call("ReceiveMessage", request, { signal })
    return (answer as { readonly Messages?: readonly ReceivedMessage[] }).Messages ?? []
  }

  async function receiveBatch(signal: AbortSignal): Promise<readonly ReceivedMessage[]> {
    const batch = [...(await receive(batchSize, { waitMs: MAX_WAIT_SECONDS * 1000, signal }))]
    const until = Date.now() + batchWindow * 1000
    while (batch.length > 0 && batch.length < batchSize && Date.now() < until && !signal.aborted) {
      batch.push(...(await receive(batchSize - batch.length, { waitMs: until - Date.now(), signal })))
    }
    return batch
  }

  /** Puts messages back that nobody will look at. */
  async function release(messages: readonly ReceivedMessage[]): Promise<void> {
    for (const { ReceiptHandle } of messages)
      await sqs.call("ChangeMessageVisibility", { QueueUrl, ReceiptHandle, VisibilityTimeout: 0 })
  }

  async function remove(messages: readonly ReceivedMessage[]): Promise<void> {
    for (let start = 0; start < messages.length; start += 10) {
      const Entries = messages
        .slice(start, start + 10)
        .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle }))
      await sqs.call("DeleteMessageBatch", { QueueUrl, Entries })
    }
  }

  async function takeBatch(served: ServedFunctions, signal: AbortSignal): Promise<void> {
    const messages = await receiveBatch(signal)
    if (messages.length === 0) return
    if (signal.aborted) {
      await release(messages)
      return
    }
    const { Records } = toSqsEvent(messages, { queueArn, region: emulator.region })
    const fitting = Records.filter((record) => fitsFilters(record, model.declaration.filters))
    const taken = new Set(fitting.map(({ messageId }) => messageId))
    await remove(messages.filter(({ MessageId }) => !taken.has(MessageId)))
    if (fitting.length === 0) return
    const outcome = await served.invoke(model.functionId, { Records: fitting })
    const invoked = messages.filter(({ MessageId }) => taken.has(MessageId))
    const failed = failedMessages(outcome, invoked)
    await remove(invoked.filter((message) => !failed.has(message.MessageId)))
  }

  async function poll(served: ServedFunctions, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await takeBatch(served, signal)
      } catch (error) {
        if (!isUnreachable(error)) throw error
        await setTimeout(RETRY_MS, undefined, { signal }).catch(() => undefined)
      }
    }
  }

  return {
    async run(served, signal) {
      await Promise.all(Array.from({ length: Math.min(POLLERS, maximumConcurrency) }, () => poll(served, signal)))
    },
  }
}

function isUnreachable(error: unknown): boolean {
  return error instanceof UserError && error.code === "LOCAL_SERVICE_UNREACHABLE"
}
