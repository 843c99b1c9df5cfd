import { type HttpDeclaration, routeName } from "@tsapi/framework/internal"

/** A module with the table that `routesOf(app)` gives: method and path, by controller and method. */
export function renderRoutes(routes: readonly HttpDeclaration[]): string {
  const controllers = new Map<string, Map<string, string>>()
  for (const route of routes) {
    const { controllerName, className, methodName } = route
    const name = controllerName ?? className
    const own = controllers.get(name) ?? new Map<string, string>()
    controllers.set(name, own)
    if (!own.has(methodName)) own.set(methodName, routeName(route, routes))
  }
  const table = Object.fromEntries([...controllers].map(([name, own]) => [name, Object.fromEntries(own)]))
  return `// Written by \`tsapi client --routes\`: changes are lost when it is written anew.\nexport const routes = ${JSON.stringify(table, null, 2)}\n`
}
