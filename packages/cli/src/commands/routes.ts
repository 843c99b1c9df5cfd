import type { Command } from "../model/command.ts"
import { allRoutes } from "../kinds/all-routes.ts"
import { ownUrlRows, ownUrls } from "../model/own-urls.ts"
import { loadApp } from "../pipeline/load-app.ts"
import { routeGuards } from "../model/route-guards.ts"
import { routeTarget, routeTargetDocument } from "../model/route-target.ts"
import { renderTable } from "../terminal/render-table.ts"

/** `tsapi routes`: every method and path, who may call it and what answers; and which functions have URLs beside them. */
export const routesCommand: Command = {
  flags: [],
  async run({ flags, terminal }) {
    const { app } = await loadApp(flags.projectDir, flags)
    const declared = allRoutes(app)
    const routes = declared.map(({ method, path, target, authorizerId, apiKeyRequired, cors, location }) => ({
      method,
      path,
      ...routeTargetDocument({ target }),
      authorizer: authorizerId ?? null,
      apiKey: apiKeyRequired === true,
      cors: cors !== undefined,
      location: `${location.file}:${location.line}`,
    }))
    const functionUrls = ownUrls(app)
    terminal.document({ app: app.appName, routes, functionUrls })
    const rows = declared.map((route) => [
      route.method,
      route.path,
      routeTarget(route),
      routeGuards(route),
      route.cors ? "cors" : "",
      `${route.location.file}:${route.location.line}`,
    ])
    const urls = renderTable(ownUrlRows(functionUrls))
    terminal.print([renderTable(rows), ...(urls === "" ? [] : [urls])].join("\n\n"))
    return 0
  },
}
