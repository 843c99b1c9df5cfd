import type { Command } from "../model/command.ts"
import { allRoutes } from "../kinds/all-routes.ts"
import { loadApp } from "../pipeline.ts"
import { renderTable } from "../terminal/render-table.ts"

/** `tsapi routes`: every method and path, who may call it and which function answers. */
export const routesCommand: Command = {
  flags: [],
  async run({ flags, terminal }) {
    const { app } = await loadApp(flags.projectDir, flags)
    const routes = allRoutes(app).map(({ method, path, functionId, authorizerId, cors, location }) => ({
      method,
      path,
      function: functionId,
      authorizer: authorizerId ?? null,
      cors: cors !== undefined,
      location: `${location.file}:${location.line}`,
    }))
    terminal.document({ app: app.appName, routes })
    const rows = routes.map((route) => [
      route.method,
      route.path,
      route.function,
      route.authorizer ?? "open",
      route.cors ? "cors" : "",
      route.location,
    ])
    terminal.print(renderTable(rows))
    return 0
  },
}
