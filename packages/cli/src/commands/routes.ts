import type { Command } from "../model/command.ts"
import { allFlows } from "../kinds/all-flows.ts"
import { allRoutes } from "../kinds/all-routes.ts"
import { allTriggers } from "../kinds/all-triggers.ts"
import { flowDocuments, flowTables } from "../model/flow.ts"
import { ownUrlRows, ownUrls } from "../model/own-urls.ts"
import { loadApp } from "../pipeline/load-app.ts"
import { routeGuards } from "../model/route-guards.ts"
import { routeTarget, routeTargetDocument } from "../model/route-target.ts"
import { triggerDocuments, triggerRows } from "../model/trigger.ts"
import { renderTable } from "../terminal/render-table.ts"

/** `tsapi routes`: every method and path, who may call it and what answers; and what else leads to functions. */
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
    const triggers = allTriggers(app)
    const flows = allFlows(app)
    terminal.document({
      ...{ app: app.appName, routes, functionUrls, triggers: triggerDocuments(triggers) },
      flows: flowDocuments(flows),
    })
    const rows = declared.map((route) => [
      route.method,
      route.path,
      routeTarget(route),
      routeGuards(route),
      route.cors ? "cors" : "",
      `${route.location.file}:${route.location.line}`,
    ])
    const tables = [rows, ownUrlRows(functionUrls), triggerRows(triggers), ...flowTables(flows)].map(renderTable)
    terminal.print(tables.filter((table) => table !== "").join("\n\n"))
    return 0
  },
}
