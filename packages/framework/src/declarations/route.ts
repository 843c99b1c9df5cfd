import type { FunctionSettings } from "./declaration.ts"
import type { AuthorizerSource } from "./app-options.ts"
import { checkAuthorizer, checkIam, checkList, checkMethods, checkOptions, checkSchemas } from "./check-options.ts"
import type { IamStatements } from "./iam.ts"
import type { RouteCacheOptions } from "./cache-options.ts"
import type { RequestValidation } from "./validation-options.ts"
import type { ThrottleOptions } from "./limit-options.ts"
import { recorder } from "./metadata-store.ts"
import type { RouteDecorator } from "./route-decorator.ts"
import type { RouteSchemas, Schema } from "./schemas.ts"
import { captureCallSite } from "./call-site.ts"
import type { HttpMiddleware } from "../http/http-middleware.ts"
import type { CorsOptions } from "../http/cors.ts"

export interface RouteOptions extends RouteSchemas {
  /**
   * What the body of a successful answer is, as JSON. The method's return type is held to it, and in tests so is every
   * answer; deployed code leaves the check out.
   */
  readonly response?: Schema | undefined
  /** `null` opens the route to everyone. Default: the controller's, then the app's. */
  readonly authorizer?: AuthorizerSource | null | undefined
  /** What a caller's token needs one of. Default: the authorizer's own; an authorizer class is given them. */
  readonly scopes?: readonly string[] | undefined
  /** Default: the controller's, then the app's. */
  readonly cors?: boolean | CorsOptions | undefined
  /** What a request's body may be; anything else answers 415. Default: the controller's, then `["application/json"]`. */
  readonly contentTypes?: readonly string[]
  /** Who first checks requests by the schemas. Default: the controller's, then that of `api`. */
  readonly requestValidation?: RequestValidation
  /** Whether callers need an API key of one of the `usagePlans`. Default: the controller's, then the app's. */
  readonly apiKey?: boolean
  /** How fast requests may come, all callers taken together; 429 otherwise. Default: the controller's, then that of `api`. */
  readonly throttle?: ThrottleOptions
  /** Keeps answers in the `cache` of `api`; true is `{}`. Default false. */
  readonly cache?: boolean | RouteCacheOptions
  /**
   * How long API Gateway waits for the function, 50 to 29000 milliseconds; 504 then. Default: the controller's, then 29000.
   * Up to 900000, which is also the default, with `stream`.
   */
  readonly timeoutMs?: number
  /**
   * Sends the answer in pieces, as the method yields them: texts or bytes of an async generator, or the body of a reply.
   * Default false.
   */
  readonly stream?: boolean
  /** Runs inside the app's and the controller's. */
  readonly middleware?: readonly HttpMiddleware[]
  /** Permissions for the function that serves the route, beside those that its code shows. */
  readonly iam?: IamStatements
  /** Settings of the function of this route alone; used where routes do not share a function. */
  readonly function?: FunctionSettings
}

/** What `@route` writes down. */
export interface RouteRecord extends RouteOptions {
  readonly method: string | readonly string[]
  readonly path: string
}

/**
 * Runs the method for requests of an HTTP method, or several, and a path below the controller's.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @route("GET", "/{id}")
 * async get({ params }: RouteRequest<"/{id}">) { … }
 */
export function route<Path extends string, const Options extends RouteOptions = object>(
  method: string | readonly string[],
  path: Path,
  options?: Options,
): RouteDecorator<Path, Options> {
  if (process.env.TSAPI_PHASE !== "run") checkMethods("@route", method)
  if (process.env.TSAPI_PHASE !== "run" && options) {
    checkOptions("@route", options, optionNames)
    checkSchemas("@route", options, ["body", "query", "params", "headers", "response"])
    checkAuthorizer("@route", options.authorizer)
    checkList("@route", "scopes", options.scopes)
    checkList("@route", "contentTypes", options.contentTypes)
    checkIam("@route", options.iam)
  }
  return recorder({
    kind: "http",
    options: { ...options, path, method },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(route), listedIn: "controllers" as const }),
  })
}

const optionNames = [
  "body",
  "query",
  "params",
  "headers",
  "response",
  "authorizer",
  "scopes",
  "cors",
  "contentTypes",
  "requestValidation",
  "apiKey",
  "throttle",
  "cache",
  "timeoutMs",
  "stream",
  "middleware",
  "iam",
  "function",
]
