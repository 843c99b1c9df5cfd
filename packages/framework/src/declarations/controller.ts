import type { CorsOptions } from "../http/cors.ts"
import type { HttpMiddleware } from "../http/http-middleware.ts"
import type { AuthorizerSource } from "./app-options.ts"
import { checkAuthorizer, checkIam, checkList, checkOptions } from "./check-options.ts"
import type { FunctionSettings } from "./declaration.ts"
import type { IamStatements } from "./iam.ts"
import type { RequestValidation } from "./validation-options.ts"
import type { ThrottleOptions } from "./limit-options.ts"
import { recorder, type AnyClass } from "./metadata-store.ts"
import { captureCallSite } from "./call-site.ts"

export interface ControllerOptions {
  /** For the class's routes that name none; `null` opens them to everyone. Default: the app's. */
  readonly authorizer?: AuthorizerSource | null
  /** For the class's routes that say nothing. Default: the app's. */
  readonly cors?: boolean | CorsOptions
  /** For the class's routes that say nothing. Default `["application/json"]`. */
  readonly contentTypes?: readonly string[]
  /** For the class's routes that say nothing: who first checks requests. Default: that of the App's `api`. */
  readonly requestValidation?: RequestValidation
  /** For the class's routes that say nothing: whether callers need an API key. Default: the app's. */
  readonly apiKey?: boolean
  /** For each of the class's routes that says nothing, by itself. Default: that of the App's `api`. */
  readonly throttle?: ThrottleOptions
  /** For the class's routes that say nothing: how long API Gateway waits, 50 to 29000 milliseconds. Default 29000. */
  readonly timeoutMs?: number
  /** Runs inside the app's and around the route's. */
  readonly middleware?: readonly HttpMiddleware[]
  /** Permissions for the functions that serve the class's routes, beside those that their code shows. */
  readonly iam?: IamStatements
  /** Gives the class a function of its own with these settings. */
  readonly function?: FunctionSettings
}

/** What `@controller` writes down. */
export interface ControllerRecord extends ControllerOptions {
  readonly path: string
}

/** A class decorator in both forms. */
export type ClassDecorator = (type: AnyClass, context?: ClassDecoratorContext) => void

/**
 * Puts the routes of a class below a path.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @controller("/todos", { cors: true })
 * export class TodoController { … }
 */
export function controller(path: string, options: ControllerOptions = {}): ClassDecorator {
  if (process.env.TSAPI_PHASE !== "run") {
    checkOptions("@controller", options, [
      "authorizer",
      "cors",
      "contentTypes",
      "requestValidation",
      "apiKey",
      "throttle",
      "timeoutMs",
      "middleware",
      "iam",
      "function",
    ])
    checkAuthorizer("@controller", options.authorizer)
    checkList("@controller", "contentTypes", options.contentTypes)
    checkIam("@controller", options.iam)
  }
  return recorder({
    kind: "controller",
    methodName: "",
    options: { ...options, path },
    ...(process.env.TSAPI_PHASE !== "run" && {
      callSite: captureCallSite(controller),
      listedIn: "controllers" as const,
    }),
  })
}
