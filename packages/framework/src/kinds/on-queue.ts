import type { QueueTriggerDeclaration, QueueTriggerRecord } from "../declarations/on-queue.ts"
import { describeTriggers } from "../declarations/trigger.ts"
import { createTriggerRunner, type Triggered } from "../dispatch/create-trigger-runner.ts"
import { type BatchResponse, runRecords, toFailure } from "../dispatch/run-records.ts"
import { type QueueMessage, toQueueMessage } from "../events/queue-message.ts"
import type { SqsEvent, SqsRecord } from "../events/sqs-event.ts"
import { validateJson } from "../events/validate-json.ts"
import type { TriggerKind } from "./runtime-kind.ts"

/** Messages of a queue. */
export const onQueue: TriggerKind<QueueMessage | readonly QueueMessage[], unknown, QueueTriggerDeclaration> = {
  name: "onQueue",
  accepts(event) {
    const { Records: [record] = [] } = Object(event) as Partial<SqsEvent>
    return record?.eventSource === "aws:sqs"
  },
  createRunner: createTriggerRunner<SqsEvent, QueueTriggerRecord>("onQueue", {
    isFor: ({ Records: [record] }, { queue }) => record?.eventSourceARN === queue.arn,
    answer: ({ Records: records }, triggered) =>
      triggered.options.batch
        ? runBatch(records, triggered)
        : runRecords(records, triggered, {
            idOf,
            groupOf: ({ attributes }) => attributes.MessageGroupId,
            run: async (record) => triggered.call(await toMessage(record, triggered)),
          }),
  }),
  describe:
    process.env.TSAPI_PHASE === "run"
      ? undefined
      : (app) =>
          describeTriggers(app, "onQueue", ({ queue, body: _body, ...options }: QueueTriggerRecord) => ({
            ...options,
            kind: "onQueue" as const,
            queue: queue.id,
          })),
}

const idOf = ({ messageId }: SqsRecord) => messageId

/** Messages that do not fit the schema fail before the method runs for the others; it may return those that failed. */
async function runBatch(
  records: readonly SqsRecord[],
  triggered: Triggered<QueueTriggerRecord>,
): Promise<BatchResponse> {
  const messages: QueueMessage[] = []
  const { batchItemFailures: unfit } = await runRecords(records, triggered, {
    idOf,
    run: async (record) => messages.push(await toMessage(record, triggered)),
  })
  const failed = messages.length > 0 ? await triggered.call(messages) : []
  const again = Array.isArray(failed) ? (failed as readonly QueueMessage[]) : []
  return { batchItemFailures: [...unfit, ...again.map(toFailure(({ id }) => id))] }
}

async function toMessage(
  record: SqsRecord,
  { options: { body: schema }, context }: Pick<Triggered<QueueTriggerRecord>, "options" | "context">,
): Promise<QueueMessage> {
  const message = toQueueMessage(record, context)
  if (!schema) return message
  const body = await validateJson(schema, message, "body")
  // The decorator's type vouches that the method takes what the schema makes.
  return { ...message, body: body as string }
}
