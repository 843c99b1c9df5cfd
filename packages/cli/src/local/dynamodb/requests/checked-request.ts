import type { Condition, Path, UpdateAction } from "../expressions/expression.ts"
import type { LegacyCondition, LegacyUpdate } from "./legacy-expressions.ts"

/** What dynalite's checks leave on a request, beside the request's own members. */
export interface CheckedRequest {
  readonly _condition?: ParsedCondition
  readonly _filter?: ParsedCondition
  readonly _projection?: { readonly paths: readonly Path[]; readonly nestedPaths: Record<string, boolean> }
  readonly _updates?: { readonly sections: readonly UpdateAction[]; readonly paths: readonly Path[] }
  readonly Expected?: Readonly<Record<string, LegacyCondition>>
  readonly QueryFilter?: Readonly<Record<string, LegacyCondition>>
  readonly ScanFilter?: Readonly<Record<string, LegacyCondition>>
  readonly ConditionalOperator?: "AND" | "OR"
  readonly AttributesToGet?: readonly string[]
  readonly AttributeUpdates?: Readonly<Record<string, LegacyUpdate>>
}

interface ParsedCondition {
  readonly expression: Condition
  readonly nestedPaths: Record<string, boolean>
  readonly pathHeads: Record<string, boolean>
}
