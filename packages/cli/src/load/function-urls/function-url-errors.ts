import { corsOf } from "@tsapi/framework/internal"
import { UserError } from "../../errors/user-error.ts"
import type { ModelContext, ServedRoute } from "../../model/kind.ts"
import type { SourceLocation } from "../../model/source-location.ts"
import { resolveFunctionUrl, urlOptions, type UrlSetting } from "./resolve-function-url.ts"

/** The `url` of one function, where it stands, and what it would lead to. */
export interface ConfiguredUrl {
  readonly functionId: string
  readonly setting: UrlSetting
  /** Whether it was said of this very function, and not of all. */
  readonly isOwn: boolean
  readonly location: SourceLocation
  readonly routes: readonly ServedRoute[]
  readonly app: Pick<ModelContext["app"], "api" | "location">
}

/** What a URL would let in that the API does not, and what it cannot do. */
export function functionUrlErrors(configured: ConfiguredUrl): readonly UserError[] {
  const { functionId, setting, isOwn, routes, location } = configured
  if (setting && isOwn && routes.length === 0) {
    const hint = "Remove the url: only functions that serve routes have one."
    return [new UserError("FUNCTION_URL_INVALID", `${functionId} has a URL and no route`, { hint, location })]
  }
  if (!resolveFunctionUrl(setting, routes)) return []
  return [
    ...apiErrors(configured),
    ...configured.routes.flatMap((route) => guardErrors(route, configured)),
    ...corsErrors(configured),
    ...streamErrors(configured),
  ]
}

/** What stands before a whole API stands before no URL. */
function apiErrors({ functionId, location, app }: ConfiguredUrl): readonly UserError[] {
  const { resourcePolicy, endpoint, waf, domain } = app.api ?? {}
  const guards = [
    ...(resourcePolicy ? ["resource policy"] : []),
    ...(endpoint === "private" ? ["private endpoint"] : []),
    ...(waf ? ["firewall"] : []),
    ...(domain?.mutualTls ? ["mutual TLS"] : []),
  ]
  const hint = "Remove the url, or serve what it is for from an app of its own."
  return guards.map((guard) => {
    const message = `The URL of ${functionId} is not behind the API's ${guard}`
    return new UserError("FUNCTION_URL_UNGUARDED", message, { hint, location })
  })
}

function guardErrors(route: ServedRoute, configured: ConfiguredUrl): readonly UserError[] {
  const { authorizer, isSigned, apiKey, throttle, location } = route
  const { auth = "iam" } = urlOptions(configured.setting)
  const unknown = [
    ...(authorizer === undefined || (isSigned && auth === "iam") ? [] : [`its authorizer ${authorizer}`]),
    ...(apiKey ? ["its API key"] : []),
    ...(throttle ? ["its throttle"] : []),
  ]
  if (unknown.length === 0) return []
  const message = `${nameOf(route)} can be reached at the URL of ${configured.functionId}, which does not ask for ${unknown.join(" and ")}`
  const hint =
    "Give the route a function without a URL, with function: {} on it or on its controller; or open it, with " +
    "authorizer: null and apiKey: false."
  return [new UserError("FUNCTION_URL_UNGUARDED", message, { hint, location })]
}

function corsErrors({ functionId, setting, location, routes }: ConfiguredUrl): readonly UserError[] {
  if (urlOptions(setting).cors !== undefined) return []
  if (new Set(routes.map(({ cors }) => JSON.stringify(corsOf(cors) ?? null))).size < 2) return []
  const message = `The routes of ${functionId} differ in cors, and its URL has one for all of them`
  const hint = "Set it: url: { cors: { … } }, or url: { cors: false }."
  return [new UserError("FUNCTION_URL_INVALID", message, { hint, location })]
}

function streamErrors({ functionId, setting, routes }: ConfiguredUrl): readonly UserError[] {
  if (urlOptions(setting).streaming !== false) return []
  const hint = "Remove streaming: false, or give the route a function of its own, with function: {} on it."
  return routes
    .filter(({ stream }) => stream)
    .map((route) => {
      const message = `${nameOf(route)} streams its answers, which the URL of ${functionId} is set not to do`
      return new UserError("FUNCTION_URL_INVALID", message, { hint, location: route.location })
    })
}

function nameOf({ className, methodName }: ServedRoute): string {
  return `${className}.${methodName}`
}
