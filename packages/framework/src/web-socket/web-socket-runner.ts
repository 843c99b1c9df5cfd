import type { AppDefinition } from "../declarations/app-options.ts"
import type { Schema } from "../declarations/schemas.ts"
import type { WebSocketRecord } from "../declarations/web-socket/web-socket-declaration.ts"
import { runMiddleware } from "../dispatch/run-middleware.ts"
import { servedMethods, type ServedMethod, type Serves } from "../dispatch/served-methods.ts"
import { BadRequestError, HttpError, type RequestFault } from "../http/http-error.ts"
import { Reply } from "../http/reply.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import { serialize } from "../http/serialize.ts"
import { ReceivedEvent } from "./received-event.ts"
import type { WebSocketEvent, WebSocketResult } from "./web-socket-event.ts"
import type { WebSocketRequest } from "./web-socket-request.ts"

/**
 * Answers the events of one function. An exception that is no HttpError is the function's own failure: it refuses a client
 * that connects with 502, and tells one that has sent a message of an internal server error.
 */
export class WebSocketRunner {
  readonly #app: AppDefinition
  readonly #methods: readonly ServedMethod<WebSocketRecord>[]

  constructor(app: AppDefinition, serves?: Serves) {
    this.#app = app
    this.#methods = servedMethods("webSocket", app.options.handlers, serves)
  }

  async run(event: WebSocketEvent, context: LambdaContext): Promise<WebSocketResult> {
    const { routeKey } = event.requestContext
    const method = this.#methods.find(({ options }) => options.routeKey === routeKey)
    if (!method) throw new Error(`No method is for the route ${routeKey}`)
    const request = new ReceivedEvent(event, context)
    const reply = await runMiddleware<WebSocketRequest, Reply>(this.#app, "webSocket", {
      request,
      handler: () => this.#handle(request, method),
      settle: this.#settle,
    })
    return this.#render(reply, event)
  }

  async #handle(request: ReceivedEvent, { options, call }: ServedMethod<WebSocketRecord>): Promise<unknown> {
    if (options.body) await this.#validate(request, options.body)
    return call(request)
  }

  async #validate(request: ReceivedEvent, schema: Schema): Promise<void> {
    const result = await schema["~standard"].validate(request.json())
    if (!result.issues) return void Object.defineProperty(request, "body", { value: result.value })
    const errors = result.issues.map(({ path = [], message }): RequestFault => {
      // A segment is a key, or an object that has it.
      const keys = path.map((segment) => String(typeof segment === "object" ? segment.key : segment))
      return { in: "body", path: keys.join("."), message }
    })
    throw new BadRequestError(`Invalid body: ${errors[0]?.message}`, { errors })
  }

  async #settle(run: () => unknown): Promise<Reply> {
    try {
      const result = await run()
      return result === undefined ? new Reply(undefined) : Reply.of(result)
    } catch (error) {
      if (error instanceof HttpError) return Reply.of(error)
      throw error
    }
  }

  #render({ status, headers, body }: Reply, { requestContext: { eventType } }: WebSocketEvent): WebSocketResult {
    if (body instanceof Uint8Array) throw new TypeError("API Gateway sends texts only: encode bytes, as in base64")
    const own = Object.entries(headers).map(([name, value]) => [name, String(value)])
    return {
      // A client sees no status of a message, and what API Gateway makes of one above 299 is not documented.
      statusCode: eventType === "CONNECT" ? status : 200,
      ...(own.length > 0 && { headers: Object.fromEntries(own) }),
      ...(body !== undefined && { body: typeof body === "string" ? body : serialize(body) }),
    }
  }
}
