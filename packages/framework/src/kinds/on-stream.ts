import type { DataStreamDeclaration, DataStreamRecord } from "../declarations/on-stream.ts"
import { describeStreamTrigger } from "../declarations/stream-trigger.ts"
import { describeTriggers } from "../declarations/trigger.ts"
import { createTriggerRunner, type Triggered } from "../dispatch/create-trigger-runner.ts"
import { runStreamRecords } from "../dispatch/run-stream-records.ts"
import { type DataRecord, toDataRecord } from "../events/data-record.ts"
import type { KinesisEvent, KinesisEventRecord } from "../events/kinesis-event.ts"
import { validatePayload } from "../events/validate-payload.ts"
import type { TriggerKind } from "./runtime-kind.ts"

/** Records of a Kinesis stream. */
export const onStream: TriggerKind<DataRecord | readonly DataRecord[], unknown, DataStreamDeclaration> = {
  name: "onStream",
  accepts(event) {
    const { Records: [record] = [] } = Object(event) as Partial<KinesisEvent>
    return record?.eventSource === "aws:kinesis"
  },
  createRunner: createTriggerRunner<KinesisEvent, DataStreamRecord>("onStream", {
    isFor: ({ Records: [record] }, { stream }) => record?.eventSourceARN === stream.arn,
    answer: ({ Records: records }, triggered) =>
      runStreamRecords(records, triggered, { idOf, toRequest: (record) => toRequest(record, triggered) }),
  }),
  describe:
    process.env.TSAPI_PHASE === "run"
      ? undefined
      : (app) =>
          describeTriggers(app, "onStream", ({ stream, data: _data, ...options }: DataStreamRecord) => ({
            ...describeStreamTrigger(options),
            kind: "onStream" as const,
            stream: stream.id,
          })),
}

const idOf = (record: KinesisEventRecord | DataRecord) =>
  "kinesis" in record ? record.kinesis.sequenceNumber : record.sequenceNumber

async function toRequest(
  event: KinesisEventRecord,
  { options: { data: schema }, context }: Pick<Triggered<DataStreamRecord>, "options" | "context">,
): Promise<DataRecord> {
  const record = toDataRecord(event, context)
  if (!schema) return record
  const data = await validatePayload(schema, record.json(), "data")
  // The decorator's type vouches that the method takes what the schema makes.
  return { ...record, data: data as Uint8Array }
}
