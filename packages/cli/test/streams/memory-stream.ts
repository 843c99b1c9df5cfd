import type { InvokeOutcome } from "@tsapi/framework/gateway"
import type { ShardPlace, StreamReader, StreamShards } from "../../src/kinds/streams/stream-reader.ts"
import type { StreamRecord } from "../../src/kinds/streams/stream-record.ts"
import { streamSource, type Failure } from "../../src/kinds/streams/stream-source.ts"
import type { StreamMapping } from "../../src/kinds/streams/stream-mapping.ts"
import type { StreamTiming } from "../../src/kinds/streams/stream-timing.ts"

/** A stream of one shard in memory: the record of `text` has its key before the first `-`. */
export class MemoryStream implements StreamReader {
  readonly streamArn = "arn:aws:kinesis:us-east-1:000000000000:stream/clicks"
  readonly records: StreamRecord[] = []
  readonly saved: ShardPlace[] = []
  isClosed = false

  add(...texts: readonly string[]): void {
    for (const text of texts) {
      const sequenceNumber = String(this.records.length + 1).padStart(3, "0")
      const [partitionKey = ""] = text.split("-")
      this.records.push({ sequenceNumber, partitionKey, arrivedAt: 1000, event: { text, sequenceNumber } })
    }
  }

  async shards(): Promise<StreamShards> {
    return { streamArn: this.streamArn, shards: [this.saved.at(-1) ?? { shardId: "shard-0" }] }
  }

  async open({ after }: ShardPlace): Promise<string> {
    return String(after === undefined ? 0 : Number(after))
  }

  async read(iterator: string, limit: number) {
    const start = Number(iterator)
    const records = this.records.slice(start, start + limit)
    const next = start + records.length
    return { records, ...(!(this.isClosed && next === this.records.length) && { next: String(next) }) }
  }

  async save(place: ShardPlace): Promise<void> {
    this.saved.push(place)
  }
}

const timing: StreamTiming = { pollMs: 1, firstRetryMs: 1, longestRetryMs: 2, now: () => 2000 }
const defaults = { batchSize: 100, batchWindowMs: 0, parallelization: 1, bisectOnError: false, filters: [] }

export interface Run {
  /** The texts of the records of each invocation. */
  readonly invocations: (readonly string[])[]
  readonly failures: Failure[]
  /** Ends the mapping, once what is under way has been dealt with. */
  stop(): Promise<void>
}

/** What the function answers to an invocation with these texts. */
export type Answer = (texts: readonly string[]) => unknown

/** Lets a mapping read a stream; `answer` throws where the function fails. */
export function run(
  stream: StreamReader,
  answer: Answer,
  { canSend = () => true, ...more }: Partial<StreamMapping> & { readonly canSend?: () => boolean } = {},
): Run {
  const invocations: (readonly string[])[] = []
  const failures: Failure[] = []
  const stop = new AbortController()
  const functionArn = "arn:aws:lambda:us-east-1:000000000000:function:shop-dev-Clicks"
  const source = streamSource({
    ...{ mapping: { functionId: "Clicks", functionArn, ...defaults, ...more }, reader: stream, timing },
    batchInfo: "KinesisBatchInfo",
    async sendFailure(failure) {
      if (!canSend()) throw new Error("The queue does not answer")
      failures.push(failure)
    },
  })
  const invoke = async (_: string, event: unknown): Promise<InvokeOutcome> => {
    const { Records } = event as { readonly Records: readonly { readonly text: string }[] }
    const texts = Records.map(({ text }) => text)
    invocations.push(texts)
    try {
      return { ok: true, payload: await answer(texts) }
    } catch (error) {
      return { ok: false, error: "unhandled", message: String(error) }
    }
  }
  const running = source.run({ invoke }, stop.signal)
  return {
    ...{ invocations, failures },
    async stop() {
      stop.abort()
      await running
    },
  }
}
