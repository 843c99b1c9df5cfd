import type { Declaration, SourceLocation } from "./declaration.ts"
import type { ExistingResource } from "./resource.ts"
import type { TableOptions } from "./table.ts"

/** By its name in the app's account and region, or by its ARN. */
export type ExistingPlace = { readonly name: string } | ExistingResource

/** A table, with its defaults. */
export interface TableDeclaration extends Declaration, TableOptions {
  readonly kind: "table"
  readonly id: string
  /** Of a table that is not the app's. */
  readonly existing?: ExistingPlace
  readonly location: SourceLocation
}
