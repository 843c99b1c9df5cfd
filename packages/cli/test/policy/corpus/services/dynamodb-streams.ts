// A stream is read by its ARN.
//
// env STREAM=arn:aws:dynamodb:us-east-1:111122223333:table/todos/stream/2025-01-01T00:00:00.000
// allow dynamodb:DescribeStream arn:aws:dynamodb:us-east-1:111122223333:table/todos/stream/2025-01-01T00:00:00.000
// allow dynamodb:GetShardIterator arn:aws:dynamodb:us-east-1:111122223333:table/todos/stream/2025-01-01T00:00:00.000
// allow dynamodb:GetRecords arn:aws:dynamodb:us-east-1:111122223333:table/todos/stream/2025-01-01T00:00:00.000
// deny dynamodb:GetItem arn:aws:dynamodb:us-east-1:111122223333:table/todos
// deny dynamodb:GetRecords arn:aws:dynamodb:us-east-1:111122223333:table/other/stream/2025-01-01T00:00:00.000

import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
} from "@aws-sdk/client-dynamodb-streams"

const client = new DynamoDBStreamsClient({})
const StreamArn = process.env.STREAM

export const handler = async () => {
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn }))
  const ShardId = StreamDescription?.Shards?.[0]?.ShardId
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({ StreamArn, ShardId, ShardIteratorType: "LATEST" }),
  )
  return client.send(new GetRecordsCommand({ ShardIterator }))
}
