import { endOf, recordKey, spacePrefix } from "../store/entry-keys.ts"
import type { StreamRecord } from "../store/stream-record.ts"
import type { TableStore } from "../store/table-store.ts"
import { sequenceOf } from "../store/table-stream.ts"
import { streamOf } from "./describe-stream.ts"
import { checkNotTrimmed } from "./get-shard-iterator.ts"
import { formatIterator, parseIterator } from "./shard-iterator.ts"
import { parseStreamRequest } from "./stream-requests.ts"

const MOST_RECORDS = 1000
/** What AWS answers at most in one page. */
const MOST_BYTES = 1024 * 1024

export async function getRecords(store: TableStore, input: unknown): Promise<object> {
  const { ShardIterator, Limit = MOST_RECORDS } = parseStreamRequest("GetRecords", input)
  const { streamArn, from } = parseIterator(ShardIterator, Date.now())
  const stream = streamOf(store, streamArn)
  checkNotTrimmed(stream, from)

  const range = { lower: recordKey(stream.space, from), upper: endOf(spacePrefix(stream.space)) }
  const records: StreamRecord[] = []
  let bytes = 0
  let isFull = false
  for await (const text of store.values(range, { limit: Limit })) {
    bytes += Buffer.byteLength(text)
    isFull = bytes > MOST_BYTES && records.length > 0
    if (isFull) break
    records.push(JSON.parse(text))
  }
  const last = sequenceOf(records.at(-1)?.dynamodb.SequenceNumber ?? "")
  const next = last === undefined ? from : last + 1
  const isAtEnd = stream.closed !== undefined && !isFull && records.length < Limit
  const NextShardIterator = formatIterator({ streamArn, from: next }, Date.now())
  return { Records: records, ...(!isAtEnd && { NextShardIterator }) }
}
