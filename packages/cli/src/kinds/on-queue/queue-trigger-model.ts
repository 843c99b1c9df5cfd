import type { QueueTriggerDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import type { Located } from "../../model/kind.ts"

export interface QueueTriggerModel extends KindModel {
  readonly functionId: string
  /** The id of the queue. */
  readonly queue: string
  readonly declaration: Located<QueueTriggerDeclaration>
}
