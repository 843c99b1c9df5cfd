import type { DescribedStreamTrigger, TriggerDeclaration } from "@tsapi/framework/internal"
import type { ResourceLink } from "../../model/resource-link.ts"
import type { MappingModel } from "../triggers/mapping-model.ts"

/** Where Lambda says which records of a stream it gave up. */
export function failureLinks(
  models: readonly MappingModel<TriggerDeclaration & DescribedStreamTrigger>[],
): readonly ResourceLink[] {
  return models.flatMap(({ functionId: triggerOf, declaration: { onFailure }, location }) =>
    onFailure ? [{ from: { triggerOf, location }, to: onFailure, label: "given up" }] : [],
  )
}
