import { UserError } from "../errors/user-error.ts"
import { allRoutes } from "../kinds/all-routes.ts"
import type { AppModel } from "../model/app-model.ts"

/** The route that `--route` of `tsapi emit` names. Throws EVENT_INVALID where it says nothing to the function. */
export function emitRoute(
  { route, data, file }: Readonly<Record<string, unknown>>,
  app: AppModel,
  functionId: string,
): string | undefined {
  if (route === undefined) return undefined
  const key = String(route)
  const own = allRoutes(app).filter(({ method, target }) => method === "WS" && functionIdOf(target) === functionId)
  const hint = "It is $connect or $disconnect, for a class that has methods of the WebSocket API."
  if (own.length === 0) throw new UserError("EVENT_INVALID", `--route is nothing to ${functionId}`, { hint })
  if (!["$connect", "$disconnect"].includes(key))
    throw new UserError("EVENT_INVALID", `--route is ${key}`, { hint: "Give the message: --data '{\"action\": …}'" })
  if (data === undefined && file === undefined) return key
  throw new UserError("EVENT_INVALID", `--route ${key} carries no data`, { hint: "Leave one of them out." })
}

function functionIdOf(target: ReturnType<typeof allRoutes>[number]["target"]): string | undefined {
  return target.type === "function" ? target.functionId : undefined
}
