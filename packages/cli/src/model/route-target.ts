import type { ApiRoute } from "@tsapi/framework/gateway"

/** What answers a route, for people. */
export function routeTarget({ target }: Pick<ApiRoute, "target">): string {
  return target.functionId
}
