import { type ApiRoute, localApiKeys, type WebSocketApi } from "@tsapi/framework/gateway"
import { urlPath } from "./function-urls.ts"
import { flowDocuments, flowTables } from "../model/flow.ts"
import { ownUrls } from "../model/own-urls.ts"
import { routeGuards } from "../model/route-guards.ts"
import { routeTarget, routeTargetDocument } from "../model/route-target.ts"
import { triggerDocuments, triggerRows } from "../model/trigger.ts"
import { renderTable } from "../terminal/render-table.ts"
import type { AppVersion } from "./app-version.ts"
import { ownsPages } from "./pages-path.ts"
import { startupDifferences } from "./startup-differences.ts"

export interface StartupFacts {
  readonly url: string
  /** Absent where there is no try-it page. */
  readonly tryItUrl?: string | undefined
  readonly version: AppVersion
  readonly services: readonly string[]
  /** Where a service that integrations call is on this machine. */
  endpointOf(service: string): string | undefined
}

export interface StartupSummary {
  readonly text: string
  /** The same for `--json`. */
  readonly document: unknown
}

/** What a developer wants to know when the server is up: where, which routes, which functions, and what is not as deployed. */
export function startupSummary({ url, tryItUrl, version, services, endpointOf }: StartupFacts): StartupSummary {
  const { app, triggers, flows } = version.build
  const routes = version.api.routes.map(({ method, path, target, authorizerId, apiKeyRequired, location }) => ({
    method,
    path,
    ...routeTargetDocument({ target }),
    authorizer: authorizerId ?? null,
    apiKey: apiKeyRequired === true,
    location: `${location.file}:${location.line}`,
  }))
  const functions = app.functions.map(({ id, memoryMb, timeoutSeconds, runtime }) => ({
    id,
    memoryMb,
    timeoutSeconds,
    runtime,
  }))
  const functionUrls = ownUrls(app).map((own) => ({ ...own, url: new URL(urlPath(own.function), url).href }))
  const apiKeys = localApiKeys(version.api.usage).map(({ name, plan, value }) => ({ name, plan, value }))
  const webSocket = webSocketSummary(url, version.webSocketApi)
  const differences = startupDifferences(version, { hasPages: tryItUrl !== undefined, endpointOf })
  const tryIt = tryItUrl === undefined || ownsPages(version.api) ? [] : [`Try it at ${tryItUrl}`]
  return {
    document: {
      url,
      ...(webSocket && { webSocketUrl: webSocket.url }),
      ...(tryIt.length > 0 && { tryIt: tryItUrl }),
      app: app.appName,
      stage: app.stage,
      routes,
      triggers: triggerDocuments(triggers),
      flows: flowDocuments(flows),
      functions,
      apiKeys,
      functionUrls,
      services,
      differences,
    },
    text: [
      `${app.appName} (${app.stage}) at ${url}`,
      indent(renderTable(version.api.routes.map(routeRow))),
      ...(webSocket ? [`WebSocket at ${webSocket.url}`, indent(renderTable(webSocket.rows))] : []),
      indent(renderTable(triggerRows(triggers))),
      ...flowTables(flows).map((rows) => indent(renderTable(rows))),
      indent(renderTable(functions.map((f) => [f.id, `${f.memoryMb} MB`, `${f.timeoutSeconds} s`]))),
      indent(renderTable(functionUrls.map((each) => [`URL of ${each.function}`, each.auth, each.url]))),
      indent(renderTable(apiKeys.map((key) => [`API key ${key.name}`, key.plan, key.value]))),
      indent([...tryIt, ...services].join("\n")),
      indent(differences.join("\n")),
      "",
    ]
      .filter((part) => part.trim() !== "")
      .join("\n\n"),
  }
}

/** Where clients connect: at the place of the other API, and of the stage where that is in it. */
function webSocketSummary(url: string, api: WebSocketApi | undefined) {
  if (!api) return undefined
  return {
    url: url.replace(/^http/, "ws"),
    rows: api.routes.map(({ key, functionId, location }) => [
      ...[key, functionId, api.authorizer?.id ?? "open"],
      `${location.file}:${location.line}`,
    ]),
  }
}

function routeRow(route: ApiRoute): readonly string[] {
  const { method, path, location } = route
  return [method, path, routeTarget(route), routeGuards(route), `${location.file}:${location.line}`]
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? line : `  ${line}`))
    .join("\n")
}
