import type { ApiRoute } from "@tsapi/framework/gateway"
import type { AppModel } from "../model/app-model.ts"
import { kinds } from "./index.ts"

/** Every method and path that an app answers. */
export function allRoutes({ declared }: Pick<AppModel, "declared">): readonly ApiRoute[] {
  return Object.entries(kinds).flatMap(([name, kind]) => kind.toRoutes(declared.filter((model) => model.kind === name)))
}
