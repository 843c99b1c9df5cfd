import { checkOptions } from "./check-options.ts"
import type { StreamDeclaration } from "./stream-declaration.ts"
import { declareResource, type ExistingResource, resourceProperty, standForArn } from "./resource.ts"

export interface StreamOptions {
  /** How many shards it has, 1 to 10000. Default: on demand, as many as the traffic needs. */
  readonly shards?: number
  /** How long records are kept, 24 to 8760 hours. Default 24. */
  readonly retentionHours?: number
  /** `aws-managed` encrypts with the key that AWS manages for Kinesis. Default `aws-managed`. */
  readonly encryption?: "aws-managed" | "none" | { readonly kmsKeyArn: string }
}

/**
 * A stream of Kinesis Data Streams. Its name and ARN exist at run time only, in environment variables that tsapi sets.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * export const clickStream = new Stream("Clicks")
 * await kinesis.send(new PutRecordCommand({ StreamName: clickStream.name, PartitionKey: user, Data: bytes }))
 */
export class Stream {
  readonly id: string

  constructor(
    id: string,
    options: StreamOptions | { readonly existing: ExistingResource } = {},
    callee: object = Stream,
  ) {
    this.id = id
    if (process.env.TSAPI_PHASE !== "run") {
      standForArn(this, "stream")
      if (!("existing" in options)) checkOptions("Stream", options, ["shards", "retentionHours", "encryption"])
      declareResource<StreamDeclaration>({ ...options, kind: "stream", id }, callee)
    }
  }

  /** The physical name. Throws where the environment does not carry it. */
  get name(): string {
    return resourceProperty("stream", this, "name")
  }

  /** Throws where the environment does not carry it. While the app is built it stands for the ARN in `iam`. */
  get arn(): string {
    return resourceProperty("stream", this, "arn")
  }
}

/**
 * A stream that is not the app's: it is used like one that is, and never changed. Under `tsapi local` a stream of its name
 * stands in for it.
 *
 * @example
 * export const visits = existingStream("Visits", { arn: "arn:aws:kinesis:eu-west-1:123456789012:stream/visits" })
 */
export function existingStream(id: string, { arn }: ExistingResource): Stream {
  return new Stream(id, { existing: { arn } }, existingStream)
}
