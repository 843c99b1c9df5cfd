import type { AppDefinition } from "../declarations/app-options.ts"
import type { FunctionUrlOptions } from "../declarations/function-url-options.ts"
import type { Declaration } from "../declarations/declaration.ts"
import { createHandler } from "../dispatch/create-handler.ts"
import type { ApiDescription } from "../gateway/api-description.ts"
import { declaredApi, locationOf } from "../gateway/declared-api.ts"
import { checkFunctionUrl } from "../gateway/function-url/check-function-url.ts"
import { createFunctionUrl } from "../gateway/function-url/create-function-url.ts"
import { checkFunctionUrlOption } from "../gateway/function-url/function-url-option.ts"
import { resolveFunctionUrl, type UrlSetting } from "../gateway/function-url/resolve-function-url.ts"
import { servingFunction } from "../gateway/function-url/serving-function.ts"
import type { Gateway, GatewaySettings } from "../gateway/gateway.ts"
import { functionUrl } from "../kinds/function-url.ts"
import { createStreamingRunner } from "../streaming/create-streaming-runner.ts"
import { DeclarationError } from "./declaration-error.ts"
import { inProcessFunctions, type InProcessOptions } from "./in-process-functions.ts"

export interface FunctionUrlsOptions extends InProcessOptions {
  readonly app: AppDefinition
  readonly api: Pick<ApiDescription, "authorizers">
  readonly declarations: readonly Declaration[]
  readonly settings: Pick<GatewaySettings, "identityProvider" | "now">
}

/** The URLs of an app's functions, each made when it is first asked for. */
export class TestFunctionUrls {
  readonly #options: FunctionUrlsOptions
  readonly #made = new Map<string, Gateway>()

  constructor(options: FunctionUrlsOptions) {
    this.#options = options
  }

  /** The URL of a function, with the settings that the code has or those that are given. Throws for one that cannot be served. */
  of(functionId: string, given?: boolean | FunctionUrlOptions): Gateway {
    const key = JSON.stringify([functionId, given])
    const url = this.#made.get(key) ?? this.#create(functionId, given)
    this.#made.set(key, url)
    return url
  }

  #create(functionId: string, given: UrlSetting): Gateway {
    const { app, api, declarations, settings, ...context } = this.#options
    const { routes: all, app: declaredApp } = declaredApi(declarations)
    const signed = new Set(api.authorizers.filter(({ type }) => type === "iam").map(({ id }) => id))
    const routes = all
      .filter((each) => servingFunction(each, "app") === functionId)
      .map((each) => ({ ...each, isSigned: signed.has(each.authorizer ?? "") }))
    const [route] = routes
    if (!route) {
      const known = [...new Set(all.map((each) => servingFunction(each, "app")))].join(", ")
      throw new TypeError(`No function "${functionId}" serves routes, but ${known || "none"} does`)
    }
    const own = routes.map((each) => ({ ...each.controllerFunction, ...each.function }).url)
    const setting = given ?? own.findLast((url) => url !== undefined)
    const location = route.controllerLocation ?? locationOf(route)
    const wrong = setting === undefined ? [] : checkFunctionUrlOption(setting, ["url"])
    const faults = [
      ...wrong.map(({ message, hint }) => ({ code: "FUNCTION_INVALID", message, hint, location })),
      ...checkFunctionUrl({
        ...{ functionId, setting, isOwn: true, location, routes },
        api: declaredApp?.api,
      }),
    ]
    if (faults.length > 0) throw new DeclarationError(faults)
    const url = resolveFunctionUrl(setting, routes)
    if (!url)
      throw new TypeError(`${functionId} has no url; where the config gives it one: client.url("${functionId}", true)`)
    const create = url.isStreamed ? createStreamingRunner : createHandler
    const serves = routes.map(({ classIndex, methodName }) => [classIndex, methodName] as const)
    const handlers = new Map([[functionId, create(app, { kinds: [functionUrl], serves })]])
    const { invoke, invokeStreaming } = inProcessFunctions(handlers, context)
    return createFunctionUrl({ ...url, functionId }, { ...settings, invoke, invokeStreaming, basePath: "" })
  }
}
