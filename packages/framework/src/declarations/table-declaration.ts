import type { Declaration, SourceLocation } from "./declaration.ts"
import type { TableOptions } from "./table.ts"

/** A table, with its defaults. */
export interface TableDeclaration extends Declaration, TableOptions {
  readonly kind: "table"
  readonly id: string
  readonly location: SourceLocation
}
