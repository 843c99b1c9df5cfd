import { type ApiRoute, localApiKeys } from "@tsapi/framework/gateway"
import { integrationDifferences } from "./integration-differences.ts"
import { urlPath } from "./function-urls.ts"
import { networkDifferences } from "./network-differences.ts"
import { stageDifferences } from "./stage-differences.ts"
import { wafDifferences } from "./waf-differences.ts"
import { ownUrls } from "../model/own-urls.ts"
import { routeGuards } from "../model/route-guards.ts"
import { routeTarget, routeTargetDocument } from "../model/route-target.ts"
import { renderTable } from "../terminal/render-table.ts"
import type { AppVersion } from "./app-version.ts"
import { ownsPages, pagesPath } from "./pages-path.ts"
import { routeBehindTryIt } from "./try-it/try-it-pages.ts"

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
  const differences = [
    ...differencesFrom(
      functions.map(({ runtime }) => runtime),
      version.guard !== undefined,
    ),
    ...version.api.authorizers
      .filter(({ type }) => type === "existing")
      .map(({ id }) => `The authorizer ${id} is deployed elsewhere: its routes answer 501 here.`),
    ...networkDifferences(version.api),
    ...wafDifferences(version.api),
    ...integrationDifferences(version.api, endpointOf),
    ...stageDifferences(version.api),
    ...(tryItUrl === undefined ? [] : tryItDifferences(version)),
  ]
  const tryIt = tryItUrl === undefined || ownsPages(version.api) ? [] : [`Try it at ${tryItUrl}`]
  return {
    document: {
      url,
      ...(tryIt.length > 0 && { tryIt: tryItUrl }),
      app: app.appName,
      stage: app.stage,
      routes,
      functions,
      apiKeys,
      functionUrls,
      services,
      differences,
    },
    text: [
      `${app.appName} (${app.stage}) at ${url}`,
      indent(renderTable(version.api.routes.map(routeRow))),
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

/** What works here and may not work deployed, or the other way round. */
function differencesFrom(runtimes: readonly string[], enforcesPolicies: boolean): readonly string[] {
  const local = `nodejs${process.versions.node.split(".")[0]}.x`
  const other = runtimes.find((runtime) => runtime !== local)
  const node = `Functions run on Node.js ${process.versions.node} here, and on ${other} deployed.`
  return [
    ...(other === undefined ? [] : [node]),
    ...(enforcesPolicies ? [] : ["Functions may send any request to AWS; deployed, only what `tsapi policy` shows."]),
    "Not emulated: the account's throttling, CPU shares of small memory sizes.",
  ]
}

/** What the try-it page takes from the app, or the app from it. */
function tryItDifferences({ api, signingKey }: AppVersion): readonly string[] {
  const missing = signingKey
    ? "no try-it page, and keys of the local identity provider are not served"
    : "no try-it page"
  if (ownsPages(api)) return [`There is ${missing}: the app has routes of its own below ${pagesPath}.`]
  const hidden = routeBehindTryIt(api)
  return hidden === undefined ? [] : [`${pagesPath} is the try-it page here; deployed, ${hidden} answers there.`]
}

function indent(text: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? line : `  ${line}`))
    .join("\n")
}
