import type { KinesisEventRecord } from "@tsapi/framework"

/** A record as GetRecords answers it. */
export interface AnsweredRecord {
  readonly SequenceNumber: string
  /** Seconds since 1970, with milliseconds. */
  readonly ApproximateArrivalTimestamp: number
  /** In base64. */
  readonly Data: string
  readonly PartitionKey: string
}

export interface RecordPlace {
  readonly shardId: string
  readonly streamArn: string
  /** Under whose role it is read. */
  readonly roleArn: string
}

/** What Lambda makes of it. */
export function toKinesisRecord(
  { SequenceNumber, ApproximateArrivalTimestamp, Data, PartitionKey }: AnsweredRecord,
  { shardId, streamArn, roleArn }: RecordPlace,
): KinesisEventRecord {
  return {
    kinesis: {
      kinesisSchemaVersion: "1.0",
      partitionKey: PartitionKey,
      sequenceNumber: SequenceNumber,
      data: Data,
      approximateArrivalTimestamp: ApproximateArrivalTimestamp,
    },
    eventSource: "aws:kinesis",
    eventVersion: "1.0",
    eventID: `${shardId}:${SequenceNumber}`,
    eventName: "aws:kinesis:record",
    invokeIdentityArn: roleArn,
    awsRegion: streamArn.split(":")[3] ?? "",
    eventSourceARN: streamArn,
  }
}
