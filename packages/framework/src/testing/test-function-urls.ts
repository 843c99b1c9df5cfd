import type { AppDefinition } from "../declarations/app-options.ts"
import type { FunctionUrlOptions } from "../declarations/function-url-options.ts"
import type { Declaration } from "../declarations/declaration.ts"
import { type TriggerDeclaration, triggerFunctionId } from "../declarations/trigger.ts"
import { createHandler } from "../dispatch/create-handler.ts"
import type { Serves } from "../dispatch/served-methods.ts"
import type { ApiDescription } from "../gateway/api-description.ts"
import { declaredApi, locationOf } from "../gateway/declared-api.ts"
import { checkFunctionUrl, type ConfiguredUrl } from "../gateway/function-url/check-function-url.ts"
import { createFunctionUrl } from "../gateway/function-url/create-function-url.ts"
import { checkFunctionUrlOption } from "../gateway/function-url/function-url-option.ts"
import { resolveFunctionUrl, type UrlSetting } from "../gateway/function-url/resolve-function-url.ts"
import { servingFunction } from "../gateway/function-url/serving-function.ts"
import type { Gateway, GatewaySettings } from "../gateway/gateway.ts"
import { functionUrl } from "../kinds/function-url.ts"
import { lambda } from "../kinds/lambda.ts"
import type { RuntimeKind } from "../kinds/runtime-kind.ts"
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
    const { app, settings, ...context } = this.#options
    const served = this.#served(functionId)
    const { kinds, serves, location, declared, ...leading } = served
    const setting = given ?? declared
    const wrong = setting === undefined ? [] : checkFunctionUrlOption(setting, ["url"])
    const faults = [
      ...wrong.map(({ message, hint }) => ({ code: "FUNCTION_INVALID", message, hint, location })),
      ...checkFunctionUrl({ ...leading, functionId, setting, isOwn: true, location }),
    ]
    if (faults.length > 0) throw new DeclarationError(faults)
    const url = resolveFunctionUrl({ ...leading, setting, isOwn: true })
    if (!url)
      throw new TypeError(`${functionId} has no url; where the config gives it one: client.url("${functionId}", true)`)
    const create = url.isStreamed ? createStreamingRunner : createHandler
    const handlers = new Map([[functionId, create(app, { kinds, serves })]])
    const { invoke, invokeStreaming } = inProcessFunctions(handlers, context)
    return createFunctionUrl({ ...url, functionId }, { ...settings, invoke, invokeStreaming, basePath: "" })
  }

  /** What a function's URL leads to: its routes, or its method with `@lambda`. */
  #served(functionId: string): Served {
    const { api, declarations } = this.#options
    const { routes: all, app: declaredApp } = declaredApi(declarations)
    const signed = new Set(api.authorizers.filter(({ type }) => type === "iam").map(({ id }) => id))
    const routes = all
      .filter((each) => servingFunction(each, "app") === functionId)
      .map((each) => ({ ...each, isSigned: signed.has(each.authorizer ?? "") }))
    const [route] = routes
    if (route) {
      const own = routes.map((each) => ({ ...each.controllerFunction, ...each.function }).url)
      return {
        ...{ routes, takesAnything: false, kinds: [functionUrl], api: declaredApp?.api },
        serves: routes.map(({ classIndex, methodName }) => [classIndex, methodName]),
        declared: own.findLast((url) => url !== undefined),
        location: route.controllerLocation ?? locationOf(route),
      }
    }
    const methods = declarations.filter(isLambda)
    const method = methods.find((each) => triggerFunctionId(each) === functionId)
    if (!method) {
      const known = [
        ...new Set([...all.map((each) => servingFunction(each, "app")), ...methods.map(triggerFunctionId)]),
      ]
      throw new TypeError(
        `No function "${functionId}" serves routes or has @lambda, but ${known.join(", ") || "none"} does`,
      )
    }
    return {
      ...{ routes: [], takesAnything: true, kinds: [lambda], api: undefined },
      serves: [[method.classIndex, method.methodName]],
      declared: method.function?.url,
      location: method.location,
    }
  }
}

interface Served extends Pick<ConfiguredUrl, "routes" | "takesAnything" | "api" | "location"> {
  readonly kinds: readonly RuntimeKind[]
  readonly serves: Serves
  /** The setting that the code has. */
  readonly declared: UrlSetting
}

function isLambda(declaration: Declaration): declaration is TriggerDeclaration {
  return declaration.kind === lambda.name
}
