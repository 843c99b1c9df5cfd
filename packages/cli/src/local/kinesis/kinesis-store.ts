import { KeptRecords } from "../state/kept-records.ts"
import { joinKey, rangeOf, uint32, uint48 } from "../state/key-range.ts"
import type { Change } from "../state/state-store.ts"
import { StateStore } from "../state/state-store.ts"
import type { KinesisRecord, KinesisStream, Shard } from "./kinesis-stream.ts"
import { sequenceNumber } from "./kinesis-stream.ts"

const FORMAT = 1
const COUNTERS = Buffer.from("counters")

interface Counters {
  readonly space: number
  readonly sequence: number
}

/** A record that is to be written, and where to. */
export interface NewRecord {
  readonly stream: KinesisStream
  readonly shard: Shard
  readonly partitionKey: string
  readonly data: string
}

/** Streams and their records in one directory. What was answered survives a killed process. */
export class KinesisStore {
  readonly state: StateStore
  readonly #streams: KeptRecords<KinesisStream>
  #counters: Counters = { space: 0, sequence: 0 }

  /** Rejects with a UserError when another process has the directory open or the store cannot be read. */
  static async open(directory: string): Promise<KinesisStore> {
    const state = await StateStore.open({ directory, service: "Kinesis", format: FORMAT })
    const streams = await KeptRecords.load<KinesisStream>(state, { prefix: "stream:", keyOf: ({ name }) => name })
    const store = new KinesisStore(state, streams)
    const counters = store.state.value(COUNTERS)
    if (counters !== undefined) store.#counters = JSON.parse(counters)
    return store
  }

  private constructor(state: StateStore, streams: KeptRecords<KinesisStream>) {
    this.state = state
    this.#streams = streams
  }

  get streams(): ReadonlyMap<string, KinesisStream> {
    return this.#streams.byKey
  }

  /** The sequence that was given out last. */
  get sequence(): number {
    return this.#counters.sequence
  }

  /** Only within `state.exclusive`. Makes a stream of what is known of it; its number is its own. */
  async create(stream: Omit<KinesisStream, "space">): Promise<void> {
    const counters = { ...this.#counters, space: this.#counters.space + 1 }
    await this.#streams.save({ ...stream, space: counters.space }, [putCounters(counters)])
    this.#counters = counters
  }

  /** Only within `state.exclusive`. */
  async save(stream: KinesisStream): Promise<void> {
    await this.#streams.save(stream)
  }

  /** Only within `state.exclusive`. */
  async drop(stream: KinesisStream): Promise<void> {
    const { space } = stream
    await this.#streams.drop(stream)
    await this.state.clear(rangeOf(joinKey("record:", uint32(space))))
    await this.state.clear(rangeOf(consumerKey(space, "")))
  }

  /** Only within `state.exclusive`. Writes all of the records at once; their sequence numbers in the same order. */
  async append(records: readonly NewRecord[], now: number): Promise<readonly string[]> {
    let { sequence } = this.#counters
    const numbers: string[] = []
    const changes = records.map(({ stream, shard, partitionKey, data }): Change => {
      const number = sequenceNumber(++sequence)
      numbers.push(number)
      const record: KinesisRecord = {
        ...{ SequenceNumber: number, ApproximateArrivalTimestamp: now / 1000, Data: data, PartitionKey: partitionKey },
      }
      return { type: "put", key: recordKey(stream, shard, sequence), value: JSON.stringify(record) }
    })
    const counters = { ...this.#counters, sequence }
    await this.state.commit([...changes, putCounters(counters)])
    this.#counters = counters
    return numbers
  }

  /** The records of a shard from a sequence on, with their keys. */
  records(stream: KinesisStream, shard: Shard, from: number, limit?: number): AsyncIterable<[Buffer, string]> {
    const { upper } = rangeOf(shardPrefix(stream, shard))
    const range = { lower: recordKey(stream, shard, from), upper }
    return this.state.entries(range, limit === undefined ? {} : { limit })
  }
}

/** Where the place of an event source mapping in a stream is kept. */
export function consumerKey(space: number, consumer: string): Buffer {
  return joinKey("consumer:", uint32(space), ":", consumer)
}

function putCounters(counters: Counters): Change {
  return { type: "put", key: COUNTERS, value: JSON.stringify(counters) }
}

function shardPrefix({ space }: KinesisStream, { id }: Shard): Buffer {
  return joinKey("record:", uint32(space), id, ":")
}

function recordKey(stream: KinesisStream, shard: Shard, sequence: number): Buffer {
  return joinKey(shardPrefix(stream, shard), uint48(sequence))
}
