import type { RequestPart } from "../declarations/schemas.ts"
import { BadRequestError } from "./http-error.ts"
import { lowerCaseNames, decodeParams } from "./event-fields.ts"
import type { LambdaContext, RestEvent } from "./rest-event.ts"
import type { RequestAuth, RouteRequest } from "./route-request.ts"

/** A REST proxy event read as a request. Every part is computed when it is first read. */
export class RestRequest implements RouteRequest {
  readonly event: RestEvent
  readonly context: LambdaContext
  /** Parts that were computed; validation puts its results here. */
  readonly parts: { [Part in RequestPart]?: RouteRequest[Part] } = {}
  #headers: Readonly<Record<string, string>> | undefined

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
    return (this.parts.params ??= decodeParams(this.event.pathParameters))
  }

  get query(): RouteRequest["query"] {
    return this.parts.query ?? this.event.queryStringParameters ?? {}
  }

  get queryAll(): Readonly<Record<string, readonly string[]>> {
    return this.event.multiValueQueryStringParameters ?? {}
  }

  queryValue(name: string): string {
    const value = this.queryValues(name).pop()
    if (value === undefined) throw missing(name)
    return value
  }

  queryValues(name: string): string[] {
    if (!Object.hasOwn(this.queryAll, name)) throw missing(name)
    return [...(this.queryAll[name] ?? [])]
  }

  get headers(): RouteRequest["headers"] {
    return this.parts.headers ?? this.#lowerCaseHeaders()
  }

  header(name: string): string | undefined {
    return this.#lowerCaseHeaders()[name.toLowerCase()]
  }

  get body(): unknown {
    if (!("body" in this.parts)) this.parts.body = this.#parseBody()
    return this.parts.body
  }

  get rawBody(): Buffer {
    return Buffer.from(this.event.body ?? "", this.event.isBase64Encoded ? "base64" : "utf8")
  }

  get auth(): RequestAuth {
    return this.event.requestContext.authorizer ?? {}
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

  /** As received; without it, content counts as JSON. */
  get contentType(): string {
    const headers = this.event.headers
    return headers?.["Content-Type"] ?? headers?.["content-type"] ?? this.header("content-type") ?? "application/json"
  }

  #parseBody(): unknown {
    if (!/^application\/([^;]+\+)?json\s*(;|$)/i.test(this.contentType)) return null
    try {
      return JSON.parse(this.event.isBase64Encoded ? this.rawBody.toString() : (this.event.body ?? ""))
    } catch (cause) {
      throw new BadRequestError("Error Parsing JSON", { cause })
    }
  }

  #lowerCaseHeaders(): Readonly<Record<string, string>> {
    return (this.#headers ??= lowerCaseNames(this.event.headers))
  }
}

function missing(name: string): BadRequestError {
  return new BadRequestError(`Missing query parameter: ${name}`)
}
