import { httpMethodsOf } from "../gateway/any-method.ts"
import type { HttpDeclaration } from "../declarations/http-declaration.ts"

type Route = Pick<HttpDeclaration, "methods" | "path">

/** What a client calls a route by, `GET /todos/{id}`: its first method, or for `ANY` one that no other route of the path has. */
export function routeName({ methods, path }: Route, routes: readonly Route[]): string {
  const own = routes.flatMap((route) => route.methods.map((method) => ({ method, path: route.path })))
  const [method] = methods.flatMap((each) => httpMethodsOf({ method: each, path }, own))
  return `${method} ${path}`
}
