import type { Readable } from "node:stream"
import type { Deliveries } from "./notifications/deliveries.ts"
import type { ObjectStore } from "./store/object-store.ts"

/** What operations work with. */
export interface S3Context {
  readonly store: ObjectStore
  readonly deliveries: Deliveries
  readonly region: string
  /** Twelve digits. */
  readonly accountId: string
  /** Milliseconds since 1970. */
  now(): number
}

export interface S3Request {
  readonly method: string
  /** Empty for requests to the service. */
  readonly bucket: string
  /** Decoded; empty for requests to a bucket. */
  readonly key: string
  readonly query: URLSearchParams
  /** By lower-case name, with those that a presigned URL carries in its query. */
  readonly headers: Readonly<Record<string, string>>
  /** As sent, with its transfer codings taken off but not `aws-chunked`. */
  readonly body: AsyncIterable<Uint8Array>
  readonly requestId: string
  readonly sourceIp: string
  /** The id of the access key that signed it. */
  readonly accessKeyId: string
}

export interface S3Answer {
  /** Default 200. */
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** An XML document or JSON as text; a stream for objects. */
  readonly body?: string | Readable
}

/** Answers one request; rejects with S3Error. */
export type Operation = (context: S3Context, request: S3Request) => Promise<S3Answer>
