import type { Declaration, SourceLocation } from "./declaration.ts"
import type { ExistingParameter, ParameterOptions } from "./parameter.ts"

/** A parameter as it was declared. */
export interface ParameterDeclaration extends Declaration, Partial<ParameterOptions> {
  readonly kind: "parameter"
  readonly id: string
  /** Of a parameter that is not the app's. */
  readonly existing?: ExistingParameter
  readonly location: SourceLocation
}
