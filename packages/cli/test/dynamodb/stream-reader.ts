import type { StreamViewType } from "@aws-sdk/client-dynamodb"
import { DescribeTableCommand } from "@aws-sdk/client-dynamodb"
import type { _Record, GetShardIteratorCommandInput } from "@aws-sdk/client-dynamodb-streams"
import { DescribeStreamCommand, GetRecordsCommand, GetShardIteratorCommand } from "@aws-sdk/client-dynamodb-streams"
import type { Target } from "./open-target.ts"
import { createTable } from "./open-target.ts"

/** Creates a table of `id` and `at` with a stream; returns its name and the ARN of the stream. */
export async function createStreamed(target: Target, StreamViewType: StreamViewType = "NEW_AND_OLD_IMAGES") {
  const key = { id: "S", at: "N" } as const
  const TableName = await createTable(target, key, { StreamSpecification: { StreamEnabled: true, StreamViewType } })
  return { TableName, StreamArn: await latestStream(target, TableName) }
}

export async function latestStream({ client }: Target, TableName: string): Promise<string> {
  return (await client.send(new DescribeTableCommand({ TableName }))).Table?.LatestStreamArn ?? ""
}

export async function shardOf({ streams }: Target, StreamArn: string): Promise<string> {
  const { StreamDescription } = await streams.send(new DescribeStreamCommand({ StreamArn }))
  return StreamDescription?.Shards?.[0]?.ShardId ?? ""
}

type Place = Pick<GetShardIteratorCommandInput, "ShardIteratorType" | "SequenceNumber">

export async function iteratorAt(target: Target, StreamArn: string, place: Place): Promise<string> {
  const ShardId = await shardOf(target, StreamArn)
  const { ShardIterator } = await target.streams.send(new GetShardIteratorCommand({ StreamArn, ShardId, ...place }))
  return ShardIterator ?? ""
}

/** All records of a stream so far. */
export async function recordsOf(target: Target, StreamArn: string): Promise<readonly _Record[]> {
  const ShardIterator = await iteratorAt(target, StreamArn, { ShardIteratorType: "TRIM_HORIZON" })
  return (await target.streams.send(new GetRecordsCommand({ ShardIterator }))).Records ?? []
}

/** What happened, without what differs from run to run. */
export function changes(records: readonly _Record[]) {
  return records.map(({ eventName, dynamodb }) => {
    const { Keys, NewImage, OldImage, SizeBytes } = dynamodb ?? {}
    return { eventName, Keys, NewImage, OldImage, SizeBytes }
  })
}
