import type { TriggerDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import type { Located } from "../../model/kind.ts"

/** A trigger that an event source mapping carries out: Lambda itself takes the records, under the function's role. */
export interface MappingModel<D extends TriggerDeclaration> extends KindModel {
  readonly functionId: string
  /** The id of the resource that the records are taken from. */
  readonly source: string
  readonly declaration: Located<D>
}
