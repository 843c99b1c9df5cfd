import { type ApiRoute, localApiKeys } from "@tsapi/framework/gateway"
import { urlPath } from "./function-urls.ts"
import { ownUrls } from "../model/own-urls.ts"
import { routeGuards } from "../model/route-guards.ts"
import { routeTarget, routeTargetDocument } from "../model/route-target.ts"
import { type Trigger, triggerDocuments, triggerRows } from "../model/trigger.ts"
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
  readonly triggers: readonly Trigger[]
  /** Where a service that integrations call is on this machine. */
  endpointOf(service: string): string | undefined
}

export interface StartupSummary {
  readonly text: string
  /** The same for `--json`. */
  readonly document: unknown
}

/** What a developer wants to know when the server is up: where, which routes, which functions, and what is not as deployed. */
export function startupSummary({
  url,
  tryItUrl,
  version,
  services,
  triggers,
  endpointOf,
}: StartupFacts): StartupSummary {
  const { app } = version.build
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
  const differences = startupDifferences(version, { hasPages: tryItUrl !== undefined, endpointOf })
  const tryIt = tryItUrl === undefined || ownsPages(version.api) ? [] : [`Try it at ${tryItUrl}`]
  return {
    document: {
      url,
      ...(tryIt.length > 0 && { tryIt: tryItUrl }),
      app: app.appName,
      stage: app.stage,
      routes,
      triggers: triggerDocuments(triggers),
      functions,
      apiKeys,
      functionUrls,
      services,
      differences,
    },
    text: [
      `${app.appName} (${app.stage}) at ${url}`,
      indent(renderTable(version.api.routes.map(routeRow))),
      indent(renderTable(triggerRows(triggers))),
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
