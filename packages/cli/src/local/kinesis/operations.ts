import { withoutTags } from "../protocol/tags.ts"
import { describeStream, describeStreamSummary, listShards, listTagsForStream } from "./describe-streams.ts"
import { changeStream, type KinesisOperation } from "./kinesis-operation.ts"
import { putRecord, putRecords } from "./put-records.ts"
import { getRecords, getShardIterator } from "./read-records.ts"
import { mergeShards, splitShard } from "./reshard.ts"
import { createStream, decreaseRetention, deleteStream, increaseRetention, listStreams } from "./streams.ts"

const addTags: KinesisOperation = (context, input) =>
  changeStream(context, input, (stream) => ({ ...stream, tags: { ...stream.tags, ...input.textMap("Tags") } }))

const removeTags: KinesisOperation = (context, input) =>
  changeStream(context, input, (stream) => ({ ...stream, tags: withoutTags(stream.tags, input.texts("TagKeys")) }))

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
  ListTagsForStream: listTagsForStream,
  MergeShards: mergeShards,
  PutRecord: putRecord,
  PutRecords: putRecords,
  RemoveTagsFromStream: removeTags,
  SplitShard: splitShard,
}
