import { type ApiDescription, type ApiRoute, DEFAULT_ROUTE } from "@tsapi/framework/gateway"
import type { HttpDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../model/kind.ts"
import { servedMethods } from "../model/served-methods.ts"
import { pathWords, withOperationIds } from "./with-operation-ids.ts"

/** A method of a controller with one of its HTTP methods. */
export interface RouteOperation {
  readonly route: Located<HttpDeclaration>
  readonly served: ApiRoute
  readonly path: string
  /** Upper case; never `ANY`. */
  readonly method: string
  /** `TodoController.get`, with the HTTP method and then the path behind it where a method serves several. */
  readonly id: string
}

/** The operations of an API's controllers, but for the route that takes what no path does: OpenAPI knows paths only. */
export function routeOperations(
  routes: readonly Located<HttpDeclaration>[],
  api: ApiDescription,
): readonly RouteOperation[] {
  const methodsOf = servedMethods(api)
  const operations = api.routes.flatMap((served) => {
    const { path } = served
    const route = routes.find((declared) => declared.path === path && declaresMethod(declared, served.method))
    if (!route || path === DEFAULT_ROUTE) return []
    return methodsOf(served).map((method) => ({ route, served, path, method }))
  })
  return withOperationIds(operations, [
    ({ route }) => nameOf(route),
    ({ route, method }) => `${nameOf(route)}.${method.toLowerCase()}`,
    ({ route, method, path }) => `${nameOf(route)}.${method.toLowerCase()}${pathWords(path)}`,
  ])
}

function declaresMethod({ methods }: HttpDeclaration, method: string): boolean {
  return methods.some((declared) => declared.toUpperCase() === method)
}

function nameOf({ className, methodName }: HttpDeclaration): string {
  return `${className}.${methodName}`
}
