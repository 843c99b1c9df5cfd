import type { SourceLocation } from "../declarations/declaration.ts"

/** Something wrong with a declaration. */
export interface Fault {
  /** A heading of `docs/errors.md`. */
  readonly code: string
  readonly message: string
  /** What to do, as one sentence. */
  readonly hint: string
  readonly location: SourceLocation
}
