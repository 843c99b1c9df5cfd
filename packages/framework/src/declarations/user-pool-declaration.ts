import type { Declaration, SourceLocation } from "./declaration.ts"
import type { UserPoolOptions } from "./user-pool.ts"

/** A user pool as its constructor was given it. */
export interface UserPoolDeclaration extends Declaration, UserPoolOptions {
  readonly kind: "userPool"
  readonly id: string
  readonly location: SourceLocation
}
