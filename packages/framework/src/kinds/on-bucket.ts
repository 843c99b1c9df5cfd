import type { BucketTriggerDeclaration, BucketTriggerRecord } from "../declarations/on-bucket.ts"
import { describeTriggers } from "../declarations/trigger.ts"
import { createTriggerRunner, type Triggered } from "../dispatch/create-trigger-runner.ts"
import { logRecordError } from "../dispatch/log-record-error.ts"
import { type BucketRecord, fromEventBridge, fromNotification } from "../events/bucket-record.ts"
import type { S3BridgeEvent, S3Event } from "../events/s3-event.ts"
import type { TriggerKind } from "./runtime-kind.ts"

/** What happens to objects of a bucket. */
export const onBucket: TriggerKind<BucketRecord | readonly BucketRecord[], unknown, BucketTriggerDeclaration> = {
  name: "onBucket",
  accepts(event) {
    const { Records: [record] = [], source } = Object(event) as Partial<S3Event & S3BridgeEvent>
    return record?.eventSource === "aws:s3" || source === "aws.s3"
  },
  createRunner: createTriggerRunner<S3Event | S3BridgeEvent, BucketTriggerRecord>("onBucket", {
    isFor: (event, { bucket }) =>
      ("detail" in event ? event.detail.bucket.name : event.Records[0]?.s3.bucket.name) === bucket.name,
    answer(event, triggered) {
      const { context, options } = triggered
      const records =
        "detail" in event
          ? [fromEventBridge(event, context)]
          : event.Records.map((record) => fromNotification(record, context))
      return options.batch ? triggered.call(records) : runEach(records, triggered)
    },
  }),
  describe:
    process.env.TSAPI_PHASE === "run"
      ? undefined
      : (app) =>
          describeTriggers(app, "onBucket", ({ bucket, ...options }: BucketTriggerRecord) => ({
            ...options,
            kind: "onBucket" as const,
            bucket: bucket.id,
          })),
}

/** Lambda tries an invocation again as a whole: all records run, and then it fails where one did. */
async function runEach(records: readonly BucketRecord[], triggered: Triggered<BucketTriggerRecord>): Promise<unknown> {
  const [only, another] = records
  if (only && !another) return triggered.call(only)
  const failures: unknown[] = []
  await Promise.all(
    records.map(async (record) => {
      try {
        await triggered.call(record)
      } catch (error) {
        logRecordError(triggered, record.key, error)
        failures.push(error)
      }
    }),
  )
  if (failures.length > 0)
    throw new Error(`${failures.length} of ${records.length} records failed`, { cause: failures[0] })
  return undefined
}
