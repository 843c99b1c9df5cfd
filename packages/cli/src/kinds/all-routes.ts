import type { ApiRoute } from "@tsapi/framework/gateway"
import type { AppModel } from "../model/app-model.ts"
import { declaredKinds } from "./declared-kinds.ts"

/** Every method and path that an app answers. */
export function allRoutes({ declared }: Pick<AppModel, "declared">): readonly ApiRoute[] {
  return declaredKinds(declared).flatMap(({ kind, models }) => kind.toRoutes?.(models) ?? [])
}
