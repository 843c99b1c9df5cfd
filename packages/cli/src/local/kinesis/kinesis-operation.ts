import type { KinesisInput } from "./kinesis-input.ts"
import type { KinesisStore } from "./kinesis-store.ts"
import type { KinesisStream } from "./kinesis-stream.ts"
import { notFound } from "./kinesis-error.ts"

export interface KinesisContext {
  readonly store: KinesisStore
  readonly region: string
  readonly accountId: string
  /** Milliseconds since 1970. */
  now(): number
}

/** Answers one request; rejects with a ServiceError. */
export type KinesisOperation = (context: KinesisContext, input: KinesisInput) => Promise<object>

/** The name of the stream that a request is about, which may give its ARN instead. */
export function streamName(input: KinesisInput): string {
  return input.optionalText("StreamARN")?.split(":stream/").at(-1) ?? input.text("StreamName")
}

/** Throws ResourceNotFoundException where there is no such stream. */
export function streamOf({ store, accountId }: KinesisContext, input: KinesisInput): KinesisStream {
  const name = streamName(input)
  const stream = store.streams.get(name)
  if (!stream) throw notFound(`Stream ${name} under account ${accountId} not found.`)
  return stream
}

/** Changes a stream while nothing else does. */
export async function changeStream(
  context: KinesisContext,
  input: KinesisInput,
  change: (stream: KinesisStream) => KinesisStream,
): Promise<object> {
  return context.store.state.exclusive(async () => {
    await context.store.save(change(streamOf(context, input)))
    return {}
  })
}
