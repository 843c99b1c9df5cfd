import type { KinesisEvent } from "@tsapi/framework"
import type { SampleContext } from "../../model/sample-event.ts"
import { localStreamArn } from "../kinesis/stream-model.ts"
import { toKinesisRecord } from "./to-kinesis-record.ts"

export interface SampledStream {
  readonly localName: string
  readonly roleArn: string
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
export function sampleKinesisEvent({ localName, roleArn }: SampledStream, context: SampleContext): KinesisEvent {
  const { data = "Hello, this is a test." } = context
  const record = {
    SequenceNumber: "49590338271490256608559692538361571095921575989136588898",
    ApproximateArrivalTimestamp: Date.now() / 1000,
    Data: Buffer.from(data).toString("base64"),
    PartitionKey: "1",
  }
  const place = { shardId: "shardId-000000000006", streamArn: localStreamArn(localName, context), roleArn }
  return { Records: [toKinesisRecord(record, place)] }
}
