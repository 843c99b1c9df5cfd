// A stream by name and by ARN, and a consumer of its own.
//
// allow kinesis:DescribeStreamSummary arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// allow kinesis:PutRecords arn:aws:kinesis:us-east-1:111122223333:stream/clicks
// allow kinesis:SubscribeToShard arn:aws:kinesis:us-east-1:111122223333:stream/clicks/consumer/stats:1700000000
// deny kinesis:PutRecord arn:aws:kinesis:us-east-1:111122223333:stream/clicks

import {
  DescribeStreamSummaryCommand,
  KinesisClient,
  PutRecordsCommand,
  SubscribeToShardCommand,
} from "@aws-sdk/client-kinesis"

const kinesis = new KinesisClient({})
const stream = "arn:aws:kinesis:us-east-1:111122223333:stream/clicks"
export const handler = async () => {
  await kinesis.send(new DescribeStreamSummaryCommand({ StreamName: "clicks" }))
  await kinesis.send(new PutRecordsCommand({ StreamARN: stream, Records: [] }))
  const StartingPosition = { Type: "LATEST" } as const
  await kinesis.send(
    new SubscribeToShardCommand({ ConsumerARN: `${stream}/consumer/stats:1700000000`, ShardId: "0", StartingPosition }),
  )
}
