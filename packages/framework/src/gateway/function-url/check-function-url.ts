import type { ApiOptions } from "../../declarations/api-options.ts"
import type { SourceLocation } from "../../declarations/declaration.ts"
import { corsOf } from "../../http/cors.ts"
import type { Fault } from "../fault.ts"
import { type LeadingUrl, resolveFunctionUrl, urlOptions } from "./resolve-function-url.ts"
import type { ServedRoute } from "./served-route.ts"

/** The `url` of one function, where it stands, and what it would lead to. */
export interface ConfiguredUrl extends LeadingUrl {
  readonly functionId: string
  readonly location: SourceLocation
  readonly routes: readonly ServedRoute[]
  readonly api: ApiOptions | undefined
}

/** What a URL would let in that the API does not, and what it cannot do. */
export function checkFunctionUrl(configured: ConfiguredUrl): readonly Fault[] {
  const { functionId, setting, isOwn, routes, takesAnything, location } = configured
  if (setting && isOwn && routes.length === 0 && !takesAnything) {
    const hint = "Remove the url: only functions that serve routes, and those of @lambda, have one."
    return [{ code: "FUNCTION_URL_INVALID", message: `${functionId} has a URL and no route`, hint, location }]
  }
  const url = resolveFunctionUrl(configured)
  if (!url) return []
  if (url.isDirect) return wholeFaults(configured)
  return [
    ...apiFaults(configured),
    ...configured.routes.flatMap((route) => guardFaults(route, configured)),
    ...corsFaults(configured),
    ...streamFaults(configured),
  ]
}

/** What a method with `@lambda` returns is its result as a whole. */
function wholeFaults({ functionId, setting, location }: ConfiguredUrl): readonly Fault[] {
  if (!urlOptions(setting).streaming) return []
  const message = `The URL of ${functionId} is set to stream, which methods with @lambda do not`
  const hint = "Remove streaming, or serve a route with stream: true."
  return [{ code: "FUNCTION_URL_INVALID", message, hint, location }]
}

/** What stands before a whole API stands before no URL. */
function apiFaults({ functionId, location, api }: ConfiguredUrl): readonly Fault[] {
  const { resourcePolicy, endpoint, waf, domain } = api ?? {}
  const guards = [
    ...(resourcePolicy ? ["resource policy"] : []),
    ...(endpoint === "private" ? ["private endpoint"] : []),
    ...(waf ? ["firewall"] : []),
    ...(domain?.mutualTls ? ["mutual TLS"] : []),
  ]
  const hint = "Remove the url, or serve what it is for from an app of its own."
  return guards.map((guard) => {
    const message = `The URL of ${functionId} is not behind the API's ${guard}`
    return { code: "FUNCTION_URL_UNGUARDED", message, hint, location }
  })
}

function guardFaults(route: ServedRoute, configured: ConfiguredUrl): readonly Fault[] {
  const { authorizer, isSigned, apiKey, throttle, location } = route
  const { auth = "iam" } = urlOptions(configured.setting)
  const guards = [
    ...(authorizer === undefined || (isSigned && auth === "iam")
      ? []
      : [{ name: `its authorizer ${authorizer}`, opening: "set authorizer: null" }]),
    ...(apiKey ? [{ name: "its API key", opening: "set apiKey: false" }] : []),
    ...(throttle ? [{ name: "its throttle", opening: "remove throttle from it and its controller" }] : []),
  ]
  if (guards.length === 0) return []
  const names = guards.map(({ name }) => name).join(" and ")
  const openings = guards.map(({ opening }) => opening).join(", ")
  const message = `${nameOf(route)} can be reached at the URL of ${configured.functionId}, which does not ask for ${names}`
  const hint =
    "Give the route a function without a URL, with function: {} on it or on its controller; or remove the url; or " +
    `open the route: ${openings}.`
  return [{ code: "FUNCTION_URL_UNGUARDED", message, hint, location }]
}

function corsFaults({ functionId, setting, location, routes }: ConfiguredUrl): readonly Fault[] {
  if (urlOptions(setting).cors !== undefined) return []
  if (new Set(routes.map(({ cors }) => JSON.stringify(corsOf(cors) ?? null))).size < 2) return []
  const message = `The routes of ${functionId} differ in cors, and its URL has one for all of them`
  const hint = "Set it: url: { cors: { … } }, or url: { cors: false }."
  return [{ code: "FUNCTION_URL_INVALID", message, hint, location }]
}

function streamFaults({ functionId, setting, routes }: ConfiguredUrl): readonly Fault[] {
  if (urlOptions(setting).streaming !== false) return []
  const hint = "Remove streaming: false, or give the route a function of its own, with function: {} on it."
  return routes
    .filter(({ stream }) => stream)
    .map((route) => {
      const message = `${nameOf(route)} streams its answers, which the URL of ${functionId} is set not to do`
      return { code: "FUNCTION_URL_INVALID", message, hint, location: route.location }
    })
}

function nameOf({ className, methodName }: ServedRoute): string {
  return `${className}.${methodName}`
}
