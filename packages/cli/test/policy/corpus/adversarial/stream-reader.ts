// The shards of a table's stream, read from the oldest record on.
//
// env STREAM_ARN=arn:aws:dynamodb:us-east-1:111122223333:table/orders/stream/2024-01-01T00:00:00.000
// allow dynamodb:DescribeStream arn:aws:dynamodb:us-east-1:111122223333:table/orders/stream/2024-01-01T00:00:00.000
// allow dynamodb:GetShardIterator arn:aws:dynamodb:us-east-1:111122223333:table/orders/stream/2024-01-01T00:00:00.000
// allow dynamodb:GetRecords arn:aws:dynamodb:us-east-1:111122223333:table/orders/stream/2024-01-01T00:00:00.000
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/orders
// deny dynamodb:GetRecords arn:aws:dynamodb:us-east-1:111122223333:table/users/stream/1

import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from "@aws-sdk/client-dynamodb-streams"

const streams = new DynamoDBStreamsClient({})
const StreamArn = process.env.STREAM_ARN

export const handler = async () => {
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }))
  let seen = 0
  for (const { ShardId } of StreamDescription?.Shards ?? []) {
    const first = await streams.send(
      new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: "TRIM_HORIZON" }),
    )
    let iterator = first.ShardIterator
    while (iterator) {
      const page = await streams.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: 100 }))
      seen += page.Records?.length ?? 0
      iterator = page.NextShardIterator
    }
  }
  return seen
}
