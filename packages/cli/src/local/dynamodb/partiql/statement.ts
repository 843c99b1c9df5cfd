import type { Item } from "../attribute-value.ts"
import type { Condition, Path, UpdateAction } from "../expressions/expression.ts"

/** One parsed PartiQL statement. */
export type Statement = SelectStatement | InsertStatement | UpdateStatement | DeleteStatement

export interface SelectStatement {
  readonly type: "select"
  readonly table: string
  readonly index?: string
  /** Absent for `SELECT *`. */
  readonly paths?: readonly Path[]
  readonly where?: Condition
  readonly orderBy: readonly { readonly path: Path; readonly descending: boolean }[]
  /** `EXISTS(SELECT …)`, which a transaction uses as a condition. */
  readonly exists: boolean
}

export interface InsertStatement {
  readonly type: "insert"
  readonly table: string
  readonly item: Item
}

export interface UpdateStatement {
  readonly type: "update"
  readonly table: string
  readonly actions: readonly UpdateAction[]
  readonly where: Condition
  readonly returning?: "ALL_OLD" | "ALL_NEW" | "UPDATED_OLD" | "UPDATED_NEW"
}

export interface DeleteStatement {
  readonly type: "delete"
  readonly table: string
  readonly where: Condition
  readonly returning?: "ALL_OLD"
}
