import type { CorsOptions } from "../../http/cors.ts"
import type { AuthorizerSource } from "../app-options.ts"
import type { RouteCacheOptions } from "../cache-options.ts"
import { captureCallSite, type CallSite } from "../call-site.ts"
import { checkAuthorizer, checkList, checkMethods, checkOptions } from "../check-options.ts"
import type { ThrottleOptions } from "../limit-options.ts"
import type { Schema } from "../schemas.ts"
import type { IntegrationTarget } from "./integration-target.ts"

export interface IntegrationOptions {
  /** What bodies have to be like, as far as API Gateway can tell: 400 for others. Default: any. */
  readonly body?: Schema
  /** An authorizer value, or a class of the App's `authorizers`; `null` opens the route to everyone. Default: the app's. */
  readonly authorizer?: AuthorizerSource | null
  /** What a caller's token needs one of. Default: the authorizer's own. */
  readonly scopes?: readonly string[]
  /** Answers preflights, and adds the headers of CORS to what the target answers. Default: the app's. */
  readonly cors?: boolean | CorsOptions
  /** Whether callers need an API key of one of the `usagePlans`. Default: the app's. */
  readonly apiKey?: boolean
  /** How fast requests may come, all callers taken together; 429 otherwise. Default: that of `api`. */
  readonly throttle?: ThrottleOptions
  /** Keeps answers in the `cache` of `api`; true is `{}`. Default false. */
  readonly cache?: boolean | RouteCacheOptions
  /** How long API Gateway waits for the target, 50 to 29000 milliseconds; 504 then. Default 29000. */
  readonly timeoutMs?: number
}

/** A route of the API that goes somewhere without a Lambda function. */
export interface Integration {
  readonly method: string | readonly string[]
  readonly path: string
  readonly target: IntegrationTarget
  readonly options: IntegrationOptions
  /** Where it was made. Deployed code does not know. */
  readonly callSite?: CallSite
}

/**
 * A route that API Gateway serves without a Lambda function: by a backend, another AWS service, or itself.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * new App("shop", { integrations: [integration("POST", "/orders", sendMessage({ queue: orderQueue }), { body: Order })] })
 */
export function integration(
  method: string | readonly string[],
  path: string,
  target: IntegrationTarget,
  options: IntegrationOptions = {},
): Integration {
  if (process.env.TSAPI_PHASE === "run") return { method, path, target, options }
  if (typeof target?.target !== "string") {
    throw new TypeError("integration: its target is what httpProxy(), sendMessage() and their like return.")
  }
  checkMethods("integration", method)
  checkOptions("integration", options, optionNames)
  checkAuthorizer("integration", options.authorizer)
  checkList("integration", "scopes", options.scopes)
  return { method, path, target, options, callSite: captureCallSite(integration) }
}

const optionNames = ["body", "authorizer", "scopes", "cors", "apiKey", "throttle", "cache", "timeoutMs"]
