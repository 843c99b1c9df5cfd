import type { Middleware } from "../dispatch/run-middleware.ts"
import type { CorsOptions } from "../http/cors.ts"
import type { AuthorizerValue } from "./authorizers/authorizer-value.ts"
import type { ApiOptions } from "./api-options.ts"
import type { CallSite } from "./call-site.ts"
import type { WebSocketOptions } from "./web-socket/web-socket-options.ts"
import type { Integration } from "./integrations/integration.ts"

/** A class whose methods carry `@route`. */
export type ControllerClass = new () => object

/** A class whose methods carry triggers: `@onQueue` and its like. */
export type HandlerClass = new () => object

/** A class with `@authorizer`. */
export type AuthorizerClass = new () => { authorize(request: never): unknown }

/** A class with `@authorizer`, or what `iamAuthorizer()` and its like return. */
export type AuthorizerSource = AuthorizerClass | AuthorizerValue

/** In a list, or by the names that a client of the app calls them by. */
export type Controllers = readonly ControllerClass[] | Readonly<Record<string, ControllerClass>>

export interface AppOptions<Listed extends Controllers = readonly ControllerClass[]> {
  /** `[TodoController]`, or `{ TodoController }` where `createClient<typeof app>()` is used. */
  readonly controllers?: Listed
  /** Classes whose methods take events, each method with a function of its own. Default: none. */
  readonly handlers?: readonly HandlerClass[]
  /** Routes that API Gateway serves without a function. Default: none. */
  readonly integrations?: readonly Integration[]
  readonly authorizers?: readonly AuthorizerClass[]
  /** For every route that names none itself or through its controller. */
  readonly authorizer?: AuthorizerSource
  /** For every route that says nothing about CORS itself or through its controller. Default false. */
  readonly cors?: boolean | CorsOptions
  /** Media types API Gateway treats as binary. Default: all, so that bytes reach any client. */
  readonly binaryMediaTypes?: readonly string[]
  /** Whether callers need an API key, for every route that says nothing itself or through its controller. Default false. */
  readonly apiKey?: boolean
  /** How API Gateway serves the routes; `"http"` is `{ type: "http" }`. */
  readonly api?: "rest" | "http" | ApiOptions
  /** How API Gateway serves the WebSocket API, of methods with `@onConnect` and its like. */
  readonly webSocket?: WebSocketOptions
  /** Sends the type, message and stack of an unexpected exception to the client. Default false. */
  readonly debug?: boolean
}

/** What a kind reads of an App. */
export interface AppDefinition {
  readonly name: string
  readonly options: AppOptions<Controllers>
  readonly middleware: readonly RegisteredMiddleware[]
  readonly callSite?: CallSite
}

/** What `use` was given: for every kind, or for one. */
export type RegisteredMiddleware = readonly [Middleware] | readonly [kind: string, Middleware]
