import { type ApiDescription, type ApiRoute, httpMethodsOf, preflightsOf } from "@tsapi/framework/gateway"

/** Tells the HTTP methods of an API's routes: `ANY` leaves to other routes, and to preflights, what is theirs. */
export function servedMethods(api: ApiDescription): (route: Pick<ApiRoute, "method" | "path">) => readonly string[] {
  const preflights = preflightsOf(api).map(({ path }) => ({ method: "OPTIONS", path }))
  const all = [...api.routes, ...preflights]
  return (route) => httpMethodsOf(route, all)
}
