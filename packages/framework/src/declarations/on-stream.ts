import { captureCallSite } from "./call-site.ts"
import { recorder } from "./metadata-store.ts"
import type { Schema } from "./schemas.ts"
import { type DescribedStreamTrigger, type StreamTriggerOptions, streamTriggerNames } from "./stream-trigger.ts"
import type { Stream } from "./stream.ts"
import { checkSource, checkTrigger, type TriggerDeclaration } from "./trigger.ts"
import type { TriggerDecorator } from "./trigger-decorator.ts"
import type { DataRecord } from "../events/data-record.ts"

export interface DataStreamOptions extends StreamTriggerOptions {
  /** What the data of a record is, as JSON. A record that does not fit fails. */
  readonly data?: Schema
}

/** What `@onStream` writes down. */
export interface DataStreamRecord extends DataStreamOptions {
  readonly stream: Stream
}

/** A method that takes records of a Kinesis stream, with the id of the stream. */
export interface DataStreamDeclaration extends TriggerDeclaration, DescribedStreamTrigger {
  readonly kind: "onStream"
  readonly stream: string
}

/**
 * Runs the method for each record of a Kinesis stream, at least once, and in the order of the records of a partition key. A
 * record that it throws for is tried again, and those behind it wait.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @onStream(clickStream, { data: Click })
 * async count({ data, partitionKey }: DataRecord<typeof Click>) { … }
 */
export function onStream<const Options extends DataStreamOptions = object>(
  stream: Stream,
  options?: Options,
): TriggerDecorator<StreamRequest<Options>> {
  if (process.env.TSAPI_PHASE !== "run") {
    checkSource("@onStream", stream, 'new Stream("Clicks")')
    checkTrigger("@onStream", options ?? {}, streamTriggerNames, ["data"])
  }
  return recorder({
    kind: "onStream",
    options: { ...options, stream },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(onStream) }),
  })
}

type StreamRequest<Options> = Options extends { readonly batch: true }
  ? readonly DataRecord<DataOf<Options>>[]
  : DataRecord<DataOf<Options>>

type DataOf<Options> = Options extends { readonly data: infer Data extends Schema } ? Data : undefined
