import type { AppOptions, AppDefinition, Controllers, RegisteredMiddleware } from "./declarations/app-options.ts"
import { checkAuthorizer, checkClasses, checkHandlers, checkList, checkOptions } from "./declarations/check-options.ts"
import { captureCallSite, type CallSite } from "./declarations/call-site.ts"
import type { Middleware } from "./dispatch/run-middleware.ts"
import type { KindName, runtimeKinds } from "./kinds/index.ts"

type Kinds = typeof runtimeKinds

type TriggerName = { [Name in KindName]: "middleware" extends keyof Kinds[Name] ? Name : never }[KindName]

type MiddlewareOf<Name extends TriggerName> = NonNullable<Kinds[Name]["middleware"]>

declare const listedControllers: unique symbol

/**
 * An API and everything that belongs to it.
 *
 * @example
 * export const app = new App("todo-api", { controllers: [TodoController], authorizers: [BearerAuth] })
 */
export class App<const Listed extends Controllers = Controllers> implements AppDefinition {
  // `declare`: a field's own initialiser would only add code.
  declare readonly name: string
  declare readonly options: AppOptions<Controllers>
  declare readonly middleware: RegisteredMiddleware[]
  declare readonly callSite?: CallSite
  /** What `createClient<typeof app>()` reads; has no value. */
  declare readonly [listedControllers]?: Listed

  /** Throws a TypeError for an option it does not know, and for a class that is undefined or listed twice. */
  constructor(name: string, options: AppOptions<Listed> = {}) {
    this.name = name
    this.options = options
    this.middleware = []
    if (process.env.TSAPI_PHASE !== "run") {
      this.callSite = captureCallSite(App)
      checkOptions("App", options, [
        "controllers",
        "handlers",
        "integrations",
        "authorizers",
        "authorizer",
        "cors",
        "binaryMediaTypes",
        "apiKey",
        "api",
        "webSocket",
        "debug",
      ])
      checkAuthorizer("App", options.authorizer)
      for (const list of ["handlers", "integrations", "authorizers", "binaryMediaTypes"] as const)
        checkList("App", list, options[list])
      if (typeof options.controllers !== "object") checkList("App", "controllers", options.controllers)
      for (const list of ["controllers", "handlers", "authorizers"] as const)
        checkClasses("App", list, Object.values(options[list] ?? []))
      checkHandlers("App", options)
      Object.defineProperty(this, appBrand, { value: true })
    }
  }

  /** Puts middleware around every handler, or those of one kind; what is registered first is outermost. */
  use(middleware: Middleware<unknown>): this
  use<Name extends TriggerName>(kind: Name, middleware: MiddlewareOf<Name>): this
  use(...middleware: RegisteredMiddleware): this {
    this.middleware.push(middleware)
    return this
  }
}

// Shared by all copies of the framework: the CLI's own copy must know an App of the project's.
const appBrand = Symbol.for("tsapi.app")

/** Whether a value is an App, of whichever copy of the framework. Deployed code does not ask. */
export function isApp(value: unknown): value is App {
  return typeof value === "object" && value !== null && appBrand in value
}
