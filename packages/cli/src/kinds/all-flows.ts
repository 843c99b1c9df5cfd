import type { AppModel } from "../model/app-model.ts"
import type { Flow } from "../model/flow.ts"
import { declaredKinds } from "./declared-kinds.ts"

/** What goes on from an app's resources without a trigger. */
export function allFlows({ declared }: Pick<AppModel, "declared">): readonly Flow[] {
  return declaredKinds(declared).flatMap(({ kind, models }) => kind.toFlows?.(models) ?? [])
}
