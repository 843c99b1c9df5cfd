import type { Site } from "./frame.ts"
import type { Value, ValueSet } from "./value.ts"

/** A request to AWS that the code may send. */
export interface SdkEvent {
  /** The SDK package: `@aws-sdk/client-s3`. */
  readonly module: string
  /** `GetObject`, `Get` for the document client, or the name of a helper such as `createPresignedPost`. */
  readonly operation: string
  readonly input: ValueSet
  readonly site: Site
  /** The command that is sent; the clients that send it are learned later. */
  readonly command?: Value
  /** The clients that send the request, where that is known at once. */
  readonly clients?: ValueSet
  /** The receiver was not known: it may be another object's method of that name. */
  readonly guessed?: boolean
}
