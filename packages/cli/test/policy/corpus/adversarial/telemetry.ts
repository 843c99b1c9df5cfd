// Records to a stream and a delivery stream, sized by what the stream says.
//
// env STREAM=clicks
// allow kinesis:PutRecords arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// allow kinesis:PutRecord arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// allow kinesis:DescribeStreamSummary arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// allow kinesis:ListShards arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// allow kinesis:GetShardIterator arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// allow kinesis:GetRecords arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// allow firehose:PutRecordBatch arn:aws:firehose:us-east-1:111122223333:deliverystream/archive
// deny kinesis:DeleteStream arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// deny firehose:PutRecord arn:aws:firehose:us-east-1:111122223333:deliverystream/archive

import { FirehoseClient, PutRecordBatchCommand } from "@aws-sdk/client-firehose"
import {
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  PutRecordCommand,
  PutRecordsCommand,
} from "@aws-sdk/client-kinesis"

const kinesis = new KinesisClient({})
const firehose = new FirehoseClient({})
const StreamName = process.env.STREAM
const encode = (value: unknown) => Buffer.from(JSON.stringify(value) + "\n")

export async function handler(clicks: { user: string }[]) {
  const { StreamDescriptionSummary } = await kinesis.send(new DescribeStreamSummaryCommand({ StreamName }))
  if (StreamDescriptionSummary?.StreamStatus !== "ACTIVE") {
    const Records = clicks.map((click) => ({ Data: encode(click) }))
    return firehose.send(new PutRecordBatchCommand({ DeliveryStreamName: "archive", Records }))
  }
  const [first, ...rest] = clicks.map((click) => ({ Data: encode(click), PartitionKey: click.user }))
  if (first) await kinesis.send(new PutRecordCommand({ StreamName, ...first }))
  await kinesis.send(new PutRecordsCommand({ StreamName, Records: rest }))
  const { Shards = [] } = await kinesis.send(new ListShardsCommand({ StreamName }))
  for (const { ShardId } of Shards) {
    const { ShardIterator } = await kinesis.send(
      new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: "LATEST" }),
    )
    await kinesis.send(new GetRecordsCommand({ ShardIterator }))
  }
}
