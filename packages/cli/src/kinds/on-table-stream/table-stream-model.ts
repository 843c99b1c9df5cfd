import type { TableStreamDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import type { Located } from "../../model/kind.ts"

export interface TableStreamModel extends KindModel {
  readonly functionId: string
  /** The id of the table. */
  readonly table: string
  readonly declaration: Located<TableStreamDeclaration>
}
