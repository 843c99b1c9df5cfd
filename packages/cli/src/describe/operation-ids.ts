import { type ApiRoute, httpMethodsOf } from "@tsapi/framework/gateway"
import { corsOf, type HttpDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../model/kind.ts"

/** One operation: a route with one of its methods. */
export interface IdentifiedOperation {
  readonly route: Located<HttpDeclaration>
  /** Upper case; never `ANY`. */
  readonly method: string
  /** `TodoController.get`, unique in the document. */
  readonly id: string
}

/**
 * The operations of routes, among which `ANY` leaves to integrations what they serve: `Controller.method`, with the HTTP method and then the path behind it where a method serves
 * several.
 */
export function operationIds(
  routes: readonly Located<HttpDeclaration>[],
  integrations: readonly Pick<ApiRoute, "method" | "path">[] = [],
): readonly IdentifiedOperation[] {
  const own = [...routes.flatMap(({ methods, path }) => methods.map((method) => ({ method, path }))), ...integrations]
  const preflights = new Set(routes.filter(({ cors }) => corsOf(cors)).map(({ path }) => path))
  const operations = routes.flatMap((route) =>
    route.methods
      .flatMap((method) =>
        httpMethodsOf({ method, path: route.path }, own).filter(
          // Where there is CORS, a preflight takes what ANY would.
          (each) => each === method || each !== "OPTIONS" || !preflights.has(route.path),
        ),
      )
      .map((method) => ({ route, method })),
  )
  const forms = [
    ({ route }: (typeof operations)[number]) => `${route.className}.${route.methodName}`,
    ({ route, method }: (typeof operations)[number]) =>
      `${route.className}.${route.methodName}.${method.toLowerCase()}`,
    ({ route, method }: (typeof operations)[number]) =>
      `${route.className}.${route.methodName}.${method.toLowerCase()}${route.path.replace(/[^A-Za-z0-9]+/g, "_")}`,
  ]
  return operations.map((operation) => {
    const form = forms.find((idOf) => operations.filter((other) => idOf(other) === idOf(operation)).length === 1)
    return { ...operation, id: (form ?? uniquePath)(operation) }
  })
}

// The paths of an API differ, but perhaps in nothing that an id may hold.
function uniquePath({ route, method }: { route: HttpDeclaration; method: string }): string {
  return `${route.className}.${route.methodName}.${method.toLowerCase()} ${route.path}`
}
