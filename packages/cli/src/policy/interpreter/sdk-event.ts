import type { Site } from "./frame.ts"
import type { ValueSet } from "./value.ts"

/** A request to AWS that the code may send. */
export interface SdkEvent {
  /** The SDK package: `@aws-sdk/client-s3`. */
  readonly module: string
  /** `GetObject`, `Get` for the document client, or the name of a helper such as `createPresignedPost`. */
  readonly operation: string
  readonly input: ValueSet
  readonly site: Site
  /** The receiver was not known: it may be another object's method of that name. */
  readonly guessed?: boolean
}
