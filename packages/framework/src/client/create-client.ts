import type { App } from "../app.ts"
import type { AppClient } from "./app-client.ts"
import type { AppRoutes } from "./routes-of.ts"
import { type ClientOptions, type RequestParts, sendRequest } from "./send-request.ts"

export interface AppClientOptions extends ClientOptions {
  /** Method and path of each route: `routesOf(app)`, or the module that `tsapi client --routes` writes. */
  readonly routes: AppRoutes
}

/**
 * A client for an app whose types are those of its controllers: `client.TodoController.get({ params: { id } })`.
 *
 * The App has to list its controllers by name: `controllers: { TodoController }`.
 *
 * @example
 * import type { app } from "../api/app.ts"
 * import { routes } from "../api/routes.ts"
 * const client = createClient<typeof app>({ baseUrl: "https://api.example.com", routes })
 */
export function createClient<A extends App>({ routes, ...options }: AppClientOptions): AppClient<A> {
  const controllers = Object.entries(routes).map(([controller, methods]) => [
    controller,
    Object.fromEntries(
      Object.entries(methods).map(([method, route]) => [
        method,
        (parts: RequestParts = {}) => sendRequest(route, parts, options),
      ]),
    ),
  ])
  // The routes are those of the app, whose type says what their methods take and answer.
  return Object.fromEntries(controllers) as AppClient<A>
}
