import type { AppModel } from "../model/app-model.ts"
import type { ResourceLink } from "../model/resource-link.ts"
import { declaredKinds } from "./declared-kinds.ts"

/** Everything that AWS carries from one of an app's resources to another. */
export function allLinks({ declared }: Pick<AppModel, "declared">): readonly ResourceLink[] {
  return declaredKinds(declared).flatMap(({ kind, models }) => kind.toLinks?.(models) ?? [])
}
