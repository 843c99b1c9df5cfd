import type { FunctionUrlOptions } from "../../declarations/function-url-options.ts"
import type { HttpDeclaration } from "../../declarations/http-declaration.ts"
import { corsOf } from "../../http/cors.ts"
import type { ApiHttpCors } from "../api-description.ts"
import type { FunctionUrl } from "./function-url.ts"

export type UrlSetting = boolean | FunctionUrlOptions | undefined

/** The URL of a function that serves these routes, with its defaults; undefined where it has none. */
export function resolveFunctionUrl(setting: UrlSetting, routes: readonly HttpDeclaration[]): FunctionUrl | undefined {
  if (!setting || routes.length === 0) return undefined
  const { auth = "iam", cors, streaming } = urlOptions(setting)
  const resolved = corsOf(cors ?? routes[0]?.cors)
  return {
    auth,
    ...(resolved && { cors: { ...resolved, allowMethods: methodsFor(routes) } }),
    isStreamed: streaming ?? routes.some(({ stream }) => stream),
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
