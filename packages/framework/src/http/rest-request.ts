import { decodeParams, findHeader, lowerCaseNames } from "./event-fields.ts"
import { BadRequestError } from "./http-error.ts"
import { jsonTypes } from "./media-type.ts"
import type { LambdaContext, RestEvent } from "./rest-event.ts"
import type { RequestAuth, RouteRequest } from "./route-request.ts"

/**
 * A REST proxy event read as a request, each part when it is asked for. Validation puts its results in place of the getters.
 *
 * What handlers call is a getter too, so that it works when destructured and costs nothing unless read.
 */
export class RestRequest implements RouteRequest {
  // `declare`: a field's own initialiser would only add code.
  declare readonly event: RestEvent
  declare readonly context: LambdaContext
  declare private json: unknown

  constructor(event: RestEvent, context: LambdaContext) {
    this.event = event
    this.context = context
  }

  get method(): string {
    return this.event.httpMethod
  }

  get path(): string {
    return this.event.path
  }

  get route(): string {
    return this.event.resource
  }

  get params(): RouteRequest["params"] {
    return decodeParams(this.event.pathParameters)
  }

  get query(): RouteRequest["query"] {
    return this.event.queryStringParameters ?? {}
  }

  get queryAll(): Readonly<Record<string, readonly string[]>> {
    return this.event.multiValueQueryStringParameters ?? {}
  }

  get queryValue(): RouteRequest["queryValue"] {
    return (name) => this.queryValues(name).pop() ?? RestRequest.#refuse(name)
  }

  get queryValues(): RouteRequest["queryValues"] {
    return (name) => {
      const values = this.queryAll[name]
      return Array.isArray(values) ? [...values] : RestRequest.#refuse(name)
    }
  }

  get headers(): RouteRequest["headers"] {
    return lowerCaseNames(this.event.headers)
  }

  get header(): RouteRequest["header"] {
    return (name) => findHeader(this.event.headers, name)
  }

  get body(): unknown {
    const { event, contentType } = this
    if (!jsonTypes.test(contentType)) return null
    try {
      return (this.json ??= JSON.parse(event.isBase64Encoded ? String(this.rawBody) : (event.body ?? "")))
    } catch (cause) {
      throw new BadRequestError("Error Parsing JSON", { cause })
    }
  }

  get rawBody(): Buffer {
    return Buffer.from(this.event.body ?? "", this.event.isBase64Encoded ? "base64" : "utf8")
  }

  /** As received; content that does not say what it is counts as JSON. */
  get contentType(): string {
    return findHeader(this.event.headers, "Content-Type") ?? "application/json"
  }

  get auth(): RequestAuth {
    const auth: Record<string, unknown> = { ...this.event.requestContext.authorizer }
    // API Gateway's own, and a REST API's only.
    delete auth["integrationLatency"]
    return auth
  }

  get requestId(): string {
    return this.event.requestContext.requestId
  }

  get sourceIp(): string {
    return this.event.requestContext.identity.sourceIp
  }

  get stage(): string {
    return this.event.requestContext.stage
  }

  get stageVariables(): Readonly<Record<string, string>> {
    return this.event.stageVariables ?? {}
  }

  toJSON(): Record<string, unknown> {
    const { method, path, route, params, query, headers, auth, requestId, sourceIp, stage, stageVariables } = this
    return { method, path, route, params, query, headers, auth, requestId, sourceIp, stage, stageVariables }
  }

  static #refuse(name: string): never {
    throw new BadRequestError(`Missing query parameter: ${name}`)
  }
}
