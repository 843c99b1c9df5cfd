import type { QueueTriggerDeclaration } from "@tsapi/framework/internal"
import type { KindModel } from "../../model/app-model.ts"
import type { MappingModel } from "../triggers/mapping-model.ts"

/** The triggers that take messages of a queue. */
export function queueTriggers(
  queueId: string,
  declared: readonly KindModel[],
): readonly MappingModel<QueueTriggerDeclaration>[] {
  return declared
    .filter((model): model is MappingModel<QueueTriggerDeclaration> => model.kind === "onQueue")
    .filter(({ source }) => source === queueId)
}
