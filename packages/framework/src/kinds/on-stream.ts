import type { DataStreamRecord } from "../declarations/on-stream.ts"
import { describeStreamTrigger } from "../declarations/stream-trigger.ts"
import { type DataRecord, toDataRecord } from "../events/data-record.ts"
import type { KinesisEventRecord } from "../events/kinesis-event.ts"
import { validateJson } from "../events/validate-json.ts"
import { streamKind } from "./stream-kind.ts"

/** Records of a Kinesis stream. */
export const onStream = streamKind({
  name: "onStream",
  eventSource: "aws:kinesis",
  isOf: (arn, { stream }: DataStreamRecord) => arn === stream.arn,
  idOf: (record: KinesisEventRecord | DataRecord) =>
    "kinesis" in record ? record.kinesis.sequenceNumber : record.sequenceNumber,
  async toRequest(event: KinesisEventRecord, { options: { data: schema }, context }): Promise<DataRecord> {
    const record = toDataRecord(event, context)
    if (!schema) return record
    const data = await validateJson(schema, record, "data")
    // The decorator's type vouches that the method takes what the schema makes.
    return { ...record, data: data as Uint8Array }
  },
  describe:
    process.env.TSAPI_PHASE === "run"
      ? undefined
      : ({ stream, data: _data, ...options }: DataStreamRecord) => ({
          ...describeStreamTrigger(options),
          kind: "onStream" as const,
          stream: stream.id,
        }),
})
