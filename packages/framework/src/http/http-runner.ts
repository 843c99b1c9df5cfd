import type { AppDefinition } from "../declarations/app-options.ts"
import { requestParts, type RouteSchemas } from "../declarations/schemas.ts"
import { logError } from "../dispatch/log-error.ts"
import { runMiddleware } from "../dispatch/run-middleware.ts"
import { servedMethods, type ServedMethod, type Serves } from "../dispatch/served-methods.ts"
import type { RouteRecord } from "../declarations/route.ts"
import { allowedOrigins, corsHeaders } from "./cors.ts"
import type { HttpMiddleware } from "./http-middleware.ts"
import { BadRequestError, HttpError, type RequestFault } from "./http-error.ts"
import { checkResponses } from "./check-responses.ts"
import { isCovered } from "./media-type.ts"
import { renderResponse, type ResponseSettings } from "./render-response.ts"
import { Reply } from "./reply.ts"
import { requestScope } from "./request-scope.ts"
import { methodsOf, pathOf, resolveRoute, type ResolvedRoute } from "./resolve-route.ts"
import type { LambdaContext, RestEvent } from "./rest-event.ts"
import { RestRequest } from "./rest-request.ts"
import type { RouteRequest } from "./route-request.ts"

/** What it takes to answer a request on one route. */
interface HttpRoute extends ResponseSettings {
  readonly options: Partial<ResolvedRoute["options"]>
  readonly middleware: readonly HttpMiddleware[]
  readonly isValidated?: boolean
  call(request: unknown): unknown
}

/**
 * Answers the requests of one function.
 *
 * Its steps are private methods because a bundler that keeps names adds code for every function, but none for these.
 */
export class HttpRunner {
  readonly #app: AppDefinition
  readonly #methods: readonly ServedMethod<RouteRecord>[]
  /** The routes that were requested: what the others would cost, a cold start does not pay. */
  readonly #ready = new Map<string, HttpRoute>()

  constructor(app: AppDefinition, serves?: Serves) {
    this.#app = app
    this.#methods = servedMethods("http", app.options.controllers, serves)
  }

  async run(event: RestEvent, context: LambdaContext): Promise<unknown> {
    const request = new RestRequest(event, context)
    const route = this.#ready.get(`${event.httpMethod} ${event.resource}`) ?? this.#prepare(event)
    const { enter } = requestScope
    try {
      const result = enter ? enter(request, () => this.#start(request, route)) : this.#start(request, route)
      const { then } = Object(result) as Partial<PromiseLike<unknown>>
      // Awaiting a plain value would cost a turn of the event loop's microtask queue.
      return renderResponse(typeof then === "function" ? await result : result, request, route)
    } catch (error) {
      return this.#recover(error, request, route)
    }
  }

  #recover(error: unknown, request: RestRequest, route: HttpRoute): unknown {
    if (!(error instanceof HttpError)) return renderResponse(this.#failure(request, error), request, route)
    try {
      return renderResponse(error, request, route)
    } catch (fault) {
      return this.#recover(fault, request, route)
    }
  }

  #start(request: RestRequest, route: HttpRoute): unknown {
    const { middleware } = route
    if (!this.#app.middleware.length && !middleware.length) return this.#handle(request, route)
    return runMiddleware<RouteRequest, Reply>(this.#app, "http", {
      request,
      middleware,
      handler: () => this.#handle(request, route),
      settle: this.#settle,
    })
  }

  #handle(request: RestRequest, { options, isValidated, call }: HttpRoute): unknown {
    if (request.event.body && !isCovered(request.contentType, options.contentTypes ?? ["application/json"])) {
      return Reply.error(415, "UnsupportedMediaType", `Unsupported media type: ${request.contentType}`)
    }
    return isValidated ? this.#validate(request, options).then(() => call(request)) : call(request)
  }

  /** Puts what the schemas make of the request in place of its parts; throws one 400 that names every fault. */
  async #validate(request: RestRequest, schemas: RouteSchemas): Promise<void> {
    const errors: RequestFault[] = []
    for (const part of requestParts) {
      let result = schemas[part]?.["~standard"].validate(request[part])
      if (result instanceof Promise) result = await result
      if (result && !result.issues) Object.defineProperty(request, part, { value: result.value })
      for (const { path = [], message } of result?.issues ?? []) {
        // A segment is a key, or an object that has it.
        const keys = path.map((segment) => String(typeof segment === "object" ? segment.key : segment))
        errors.push({ in: part, path: keys.join("."), message })
      }
    }
    if (errors[0]) throw new BadRequestError(`Invalid ${errors[0].in}: ${errors[0].message}`, { errors })
  }

  async #settle(run: () => unknown): Promise<Reply> {
    try {
      return Reply.of(await run())
    } catch (error) {
      if (error instanceof HttpError) return Reply.of(error)
      throw error
    }
  }

  #failure({ requestId, method, route }: RestRequest, error: unknown): Reply {
    const stack = logError(this.#app, { requestId, route: `${method} ${route}` }, error)
    return this.#app.options.debug
      ? new Reply(stack, 500, { "Content-Type": "text/plain" })
      : Reply.error(500, "InternalServerError", "An internal server error occurred.")
  }

  /** `resource` and method name the route, so no path is ever matched. Middleware and CORS treat a refusal like any other answer. */
  #prepare({ httpMethod, resource }: RestEvent): HttpRoute {
    const name = `${httpMethod} ${resource}`
    const siblings = this.#methods.filter((method) => pathOf(method) === resource)
    const match =
      siblings.find((method) => methodsOf(method).includes(httpMethod)) ??
      siblings.find((method) => methodsOf(method).includes("ANY"))
    const resolved = match && resolveRoute(match, this.#app)
    const served = process.env.TSAPI_PHASE === "run" ? resolved : resolved && checkResponses(resolved)
    // A refusal has the CORS of its path or, where there is none, the app's.
    const nearest = served ?? (siblings[0] ? resolveRoute(siblings[0], this.#app) : this.#app)
    const Allow = siblings.flatMap(methodsOf).sort().join(", ")
    const route = {
      options: { contentTypes: ["*/*"] },
      middleware: [],
      call() {
        return Allow
          ? Reply.error(405, "MethodNotAllowedError", `${name} is not served`, { Allow })
          : Reply.error(404, "NotFoundError", `${name} is not served`)
      },
      ...served,
      isValidated: requestParts.some((part) => served?.options[part]),
      cors: corsHeaders(nearest.options.cors),
      origins: allowedOrigins(nearest.options.cors),
      binaryMediaTypes: this.#app.options.binaryMediaTypes,
    }
    if (served) this.#ready.set(name, route)
    return route
  }
}
