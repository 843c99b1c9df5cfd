import { describeStream, describeStreamSummary, listShards, listTags } from "./describe-streams.ts"
import { changeStream, type KinesisOperation } from "./kinesis-operation.ts"
import { putRecord, putRecords } from "./put-records.ts"
import { getRecords, getShardIterator } from "./read-records.ts"
import { mergeShards, splitShard } from "./reshard.ts"
import { createStream, decreaseRetention, deleteStream, increaseRetention, listStreams } from "./streams.ts"

const addTags: KinesisOperation = (context, input) =>
  changeStream(context, input, (stream) => ({ ...stream, tags: { ...stream.tags, ...input.textMap("Tags") } }))

const removeTags: KinesisOperation = (context, input) =>
  changeStream(context, input, (stream) => {
    const removed = input.texts("TagKeys")
    return {
      ...stream,
      tags: Object.fromEntries(Object.entries(stream.tags).filter(([key]) => !removed.includes(key))),
    }
  })

/** Every operation this stand-in has; all others are refused by name. */
export const operations: Readonly<Record<string, KinesisOperation>> = {
  AddTagsToStream: addTags,
  CreateStream: createStream,
  DecreaseStreamRetentionPeriod: decreaseRetention,
  DeleteStream: deleteStream,
  DescribeStream: describeStream,
  DescribeStreamSummary: describeStreamSummary,
  GetRecords: getRecords,
  GetShardIterator: getShardIterator,
  IncreaseStreamRetentionPeriod: increaseRetention,
  ListShards: listShards,
  ListStreams: listStreams,
  ListTagsForStream: listTags,
  MergeShards: mergeShards,
  PutRecord: putRecord,
  PutRecords: putRecords,
  RemoveTagsFromStream: removeTags,
  SplitShard: splitShard,
}
