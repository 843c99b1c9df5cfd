import type { ServiceInput } from "../protocol/service-input.ts"
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
export type KinesisOperation = (context: KinesisContext, input: ServiceInput) => Promise<object>

/** The name of the stream that a request is about, which may give its ARN instead. */
export function streamName(input: ServiceInput): string {
  return input.text("StreamARN")?.split(":stream/").at(-1) ?? input.requiredText("StreamName")
}

/** Throws ResourceNotFoundException where there is no such stream. */
export function streamOf({ store, accountId }: KinesisContext, input: ServiceInput): KinesisStream {
  const name = streamName(input)
  const stream = store.streams.get(name)
  if (!stream) throw notFound(`Stream ${name} under account ${accountId} not found.`)
  return stream
}

/** Changes a stream while nothing else does. */
export async function changeStream(
  context: KinesisContext,
  input: ServiceInput,
  change: (stream: KinesisStream) => KinesisStream,
): Promise<object> {
  return context.store.state.exclusive(async () => {
    await context.store.save(change(streamOf(context, input)))
    return {}
  })
}
