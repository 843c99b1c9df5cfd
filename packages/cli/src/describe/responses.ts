import { STATUS_CODES } from "node:http"
import type { ApiGatewayResponses, ApiRoute } from "@tsapi/framework/gateway"
import type { HttpDeclaration, JsonSchema } from "@tsapi/framework/internal"
import type { OpenApiOperation, OpenApiResponse } from "../model/openapi-document.ts"
import { errorSchema } from "./error-schema.ts"
import { gatewayAnswer } from "./gateway-answers.ts"
import type { RouteSource } from "./route-source.ts"
import type { SchemaComponents } from "./schema-components.ts"
import type { HttpErrorClass } from "./source/http-errors.ts"
import type { FoundReply } from "./source/replies.ts"

export interface ResponseContext {
  readonly source: RouteSource
  readonly components: SchemaComponents
  readonly gatewayResponses: ApiGatewayResponses
  /** Upper case. */
  readonly method: string
  readonly hasBody: boolean
  /** What API Gateway checks. */
  readonly validation: ApiRoute["validation"]
}

/** Everything a route answers: its replies, what it throws, and what the framework and API Gateway answer for it. */
export function responses(route: HttpDeclaration, context: ResponseContext): OpenApiOperation["responses"] {
  const { source, components, gatewayResponses, hasBody, validation } = context
  const found = new Map<string, OpenApiResponse>()
  const add = (status: number | string, response: OpenApiResponse) => {
    const key = String(status)
    found.set(key, merge(found.get(key), context.method === "HEAD" ? withoutContent(response) : response))
  }
  for (const reply of source.replies) add(reply.status ?? "2XX", success(reply, route, context))
  for (const error of [...source.errors, ...frameworkErrors(route, hasBody)]) {
    const description = source.doc.throws.find(({ name }) => name === error.name)?.text
    const schema = components.add(errorSchema(error), { name: error.name, place: "Error" })
    add(error.status, {
      description: description || `${statusText(error.status)}.`,
      content: { "application/json": { schema } },
    })
  }
  const refusals = [
    ...(route.authorizer === undefined ? [] : (["UNAUTHORIZED", "ACCESS_DENIED"] as const)),
    ...(validation?.query.length ? (["BAD_REQUEST_PARAMETERS"] as const) : []),
    ...(validation?.body ? (["BAD_REQUEST_BODY"] as const) : []),
    ...(hasBody ? (["REQUEST_TOO_LARGE"] as const) : []),
    "THROTTLED" as const,
  ]
  for (const type of refusals) {
    const { status, response } = gatewayAnswer(type, { gatewayResponses, components })
    add(status, response)
  }
  return { ...Object.fromEntries(found), "5XX": { $ref: "#/components/responses/ServerError" } }
}

/** What any operation may answer when something fails that should not; in the document's components. */
export function serverError(components: SchemaComponents): OpenApiResponse {
  const own = components.add(errorSchema({ name: "InternalServerError", status: 500 }), {
    name: "InternalServerError",
    place: "Error",
  })
  const gateway = gatewayAnswer("THROTTLED", { gatewayResponses: {}, components }).response.content
  const schemas = [own, gateway?.["application/json"]?.schema].filter((schema) => schema !== undefined)
  return {
    description: "The app failed (500), or API Gateway got no usable answer from it in time (502, 504).",
    content: { "application/json": { schema: { anyOf: schemas } } },
  }
}

function success(reply: FoundReply, route: HttpDeclaration, { source, components }: ResponseContext): OpenApiResponse {
  const { response } = route.jsonSchemas ?? {}
  const description = source.doc.returns ?? `${statusText(reply.status)}.`
  const headers = reply.redirects && { headers: { Location: { schema: { type: "string" } } } }
  if (!reply.hasBody) return { description, ...headers }
  const place = `${route.className}.${route.methodName}.response`
  const schema = response && components.add(response.json, { name: source.schemaNames.response, place })
  const type = schema === undefined ? "*/*" : isText(components.read(schema)) ? "text/plain" : "application/json"
  return { description, content: { [type]: schema === undefined ? {} : { schema } } }
}

/** The framework sends text as it is, and anything else as JSON. */
function isText({ type, enum: values, const: value }: Exclude<JsonSchema, boolean>): boolean {
  if (type !== undefined) return type === "string"
  const all: readonly unknown[] = Array.isArray(values) ? values : [value]
  return all.every((entry) => typeof entry === "string")
}

function frameworkErrors(route: HttpDeclaration, hasBody: boolean): readonly HttpErrorClass[] {
  return [
    ...(hasBody || route.schemas.length > 0 || route.path.includes("{")
      ? [{ name: "BadRequestError", status: 400 }]
      : []),
    ...(hasBody ? [{ name: "UnsupportedMediaType", status: 415 }] : []),
  ]
}

function statusText(status: number | undefined): string {
  return (status !== undefined && STATUS_CODES[status]) || "Success"
}

/** Two answers of one status: either body may come. */
function merge(one: OpenApiResponse | undefined, other: OpenApiResponse): OpenApiResponse {
  if (!one) return other
  const content = { ...one.content }
  for (const [type, { schema }] of Object.entries(other.content ?? {})) {
    const before = content[type]
    // Without a schema it may be anything, whatever the other one is.
    if (before) content[type] = before.schema && schema ? { schema: either(before.schema, schema) } : {}
    else content[type] = { ...(schema && { schema }) }
  }
  const description =
    one.description === other.description ? one.description : `${one.description} ${other.description}`
  return { ...one, ...other, description, ...(Object.keys(content).length > 0 && { content }) }
}

function either(one: JsonSchema, other: JsonSchema): JsonSchema {
  const alternatives = typeof one === "object" && Array.isArray(one["anyOf"]) ? (one["anyOf"] as JsonSchema[]) : [one]
  const isThere = alternatives.some((alternative) => JSON.stringify(alternative) === JSON.stringify(other))
  return isThere ? one : { anyOf: [...alternatives, other] }
}

function withoutContent({ content: _content, ...response }: OpenApiResponse): OpenApiResponse {
  return response
}
