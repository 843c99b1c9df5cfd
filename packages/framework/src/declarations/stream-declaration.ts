import type { Declaration, SourceLocation } from "./declaration.ts"
import type { ExistingResource } from "./resource.ts"
import type { StreamOptions } from "./stream.ts"

/** A Kinesis stream as it was declared. */
export interface StreamDeclaration extends Declaration, StreamOptions {
  readonly kind: "stream"
  readonly id: string
  /** Of a stream that is not the app's. */
  readonly existing?: ExistingResource
  readonly location: SourceLocation
}
