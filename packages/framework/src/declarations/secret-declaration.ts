import type { Declaration, SourceLocation } from "./declaration.ts"
import type { ExistingSecret, SecretOptions } from "./secret.ts"

/** A secret as it was declared. */
export interface SecretDeclaration extends Declaration, SecretOptions {
  readonly kind: "secret"
  readonly id: string
  /** Of a secret that is not the app's. */
  readonly existing?: ExistingSecret
  readonly location: SourceLocation
}
