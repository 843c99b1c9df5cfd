import type { AppModel } from "../model/app-model.ts"
import type { Trigger } from "../model/trigger.ts"
import { declaredKinds } from "./declared-kinds.ts"

/** Everything beside routes that leads to an app's functions. */
export function allTriggers({ declared }: Pick<AppModel, "declared">): readonly Trigger[] {
  return declaredKinds(declared).flatMap(({ kind, models }) => kind.toTriggers?.(models) ?? [])
}
