import type { ApiDescription } from "@tsapi/framework/gateway"
import type { AppVersion } from "./app-version.ts"
import { integrationDifferences } from "./integration-differences.ts"
import { networkDifferences } from "./network-differences.ts"
import { ownsPages, pagesPath } from "./pages-path.ts"
import { settingDifferences } from "./setting-differences.ts"
import { stageDifferences } from "./stage-differences.ts"
import { routeBehindTryIt } from "./try-it/try-it-pages.ts"
import { wafDifferences } from "./waf-differences.ts"

export interface LocalSurroundings {
  /** Whether the try-it page and what belongs to it is served. */
  readonly hasPages: boolean
  /** Where a service that integrations call is on this machine. */
  endpointOf(service: string): string | undefined
}

/** What works here and may not work deployed, or the other way round. */
export function startupDifferences(
  version: AppVersion,
  { hasPages, endpointOf }: LocalSurroundings,
): readonly string[] {
  const { api } = version
  return [
    ...version.notes,
    ...functionDifferences(version),
    ...authorizerDifferences(api),
    ...networkDifferences(api),
    ...wafDifferences(api),
    ...integrationDifferences(api, endpointOf),
    ...stageDifferences(api),
    ...(hasPages ? pageDifferences(version) : []),
  ]
}

function functionDifferences({ build, guard }: AppVersion): readonly string[] {
  const local = `nodejs${process.versions.node.split(".")[0]}.x`
  const other = build.app.functions.map(({ runtime }) => runtime).find((runtime) => runtime !== local)
  const node = `Functions run on Node.js ${process.versions.node} here, and on ${other} deployed.`
  return [
    ...(other === undefined ? [] : [node]),
    ...(guard ? [] : ["Functions may send any request to AWS; deployed, only what `tsapi policy` shows."]),
    "Not emulated: the account's throttling, CPU shares of small memory sizes.",
    ...settingDifferences(build.app.functions),
  ]
}

function authorizerDifferences({ authorizers }: ApiDescription): readonly string[] {
  return authorizers
    .filter(({ type }) => type === "existing")
    .map(({ id }) => `The authorizer ${id} is deployed elsewhere: its routes answer 501 here.`)
}

/** What the try-it page takes from the app, or the app from it. */
function pageDifferences({ api, signingKey }: AppVersion): readonly string[] {
  const missing = signingKey
    ? "no try-it page, and keys of the local identity provider are not served"
    : "no try-it page"
  if (ownsPages(api)) return [`There is ${missing}: the app has routes of its own below ${pagesPath}.`]
  const hidden = routeBehindTryIt(api)
  return hidden === undefined ? [] : [`${pagesPath} is the try-it page here; deployed, ${hidden} answers there.`]
}
