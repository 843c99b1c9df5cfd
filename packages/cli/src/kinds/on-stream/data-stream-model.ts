import type { DataStreamDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import type { Located } from "../../model/kind.ts"

export interface DataStreamModel extends KindModel {
  readonly functionId: string
  /** The id of the stream. */
  readonly stream: string
  readonly declaration: Located<DataStreamDeclaration>
}
