import type { FunctionUrlOptions } from "../../declarations/function-url-options.ts"
import type { HttpDeclaration } from "../../declarations/http-declaration.ts"
import { corsOf } from "../../http/cors.ts"
import type { ApiHttpCors } from "../api-description.ts"
import type { FunctionUrl } from "./function-url.ts"

export type UrlSetting = boolean | FunctionUrlOptions | undefined

/** The `url` of one function, and what it would lead to. */
export interface LeadingUrl {
  readonly setting: UrlSetting
  /** Whether it was said of this very function, and not of all. */
  readonly isOwn: boolean
  readonly routes: readonly HttpDeclaration[]
  /** Whether the function, which has no routes, takes whatever it is invoked with. */
  readonly takesAnything: boolean
}

/** The URL of a function, with its defaults; undefined where it has none. */
export function resolveFunctionUrl({ setting, isOwn, routes, takesAnything }: LeadingUrl): FunctionUrl | undefined {
  // What is said of all functions is for those with routes.
  const isDirect = routes.length === 0 && takesAnything && isOwn
  if (!setting || (routes.length === 0 && !isDirect)) return undefined
  const { auth = "iam", cors, streaming } = urlOptions(setting)
  const resolved = corsOf(cors ?? routes[0]?.cors)
  return {
    auth,
    ...(resolved && { cors: { ...resolved, allowMethods: isDirect ? ["*"] : methodsFor(routes) } }),
    isStreamed: !isDirect && (streaming ?? routes.some(({ stream }) => stream)),
    ...(isDirect && { isDirect }),
  }
}

export function urlOptions(setting: UrlSetting): FunctionUrlOptions {
  return typeof setting === "object" ? setting : {}
}

/** A URL takes six methods at most, and cannot name OPTIONS: those that an API has beside it are six. */
function methodsFor(routes: readonly HttpDeclaration[]): ApiHttpCors["allowMethods"] {
  const methods = new Set(routes.flatMap((route) => route.methods).map((method) => method.toUpperCase()))
  methods.delete("OPTIONS")
  return methods.has("ANY") ? ["*"] : [...methods].toSorted()
}
