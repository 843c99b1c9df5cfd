import { STATUS_CODES } from "node:http"
import type { ApiRoute } from "@tsapi/framework/gateway"
import type { HttpDeclaration, JsonSchema } from "@tsapi/framework/internal"
import type { OpenApiOperation, OpenApiResponse } from "../model/openapi-document.ts"
import { errorSchema } from "./error-schema.ts"
import { type AnsweringApi, gatewayAnswer, gatewayAnswers } from "./gateway-answers.ts"
import { mergeResponses } from "./merge-responses.ts"
import type { RouteSource } from "./route-source.ts"
import type { SchemaComponents } from "./schema-components.ts"
import type { HttpErrorClass } from "./source/http-errors.ts"
import type { FoundReply } from "./source/replies.ts"

export interface ResponseContext {
  readonly source: RouteSource
  readonly components: SchemaComponents
  readonly api: AnsweringApi
  /** Upper case. */
  readonly method: string
  readonly hasBody: boolean
  /** What API Gateway makes of the route. */
  readonly served: ApiRoute
}

/** Everything a route answers: its replies, what it throws, and what the framework and API Gateway answer for it. */
export function responses(route: HttpDeclaration, context: ResponseContext): OpenApiOperation["responses"] {
  const { source, components, hasBody, served } = context
  const replies = source.replies.map((reply) => [reply.status ?? "2XX", success(reply, route, context)] as const)
  const errors = [...source.errors, ...frameworkErrors(route, hasBody)].map((error) => {
    const description = source.doc.throws.find(({ name }) => name === error.name)?.text
    const schema = components.add(errorSchema(error), { name: error.name, place: "Error" })
    const content = { "application/json": { schema } }
    return [error.status, { description: description || `${statusText(error.status)}.`, content }] as const
  })
  return mergeResponses([...replies, ...errors, ...gatewayAnswers(served, context)], context.method)
}

/** What any operation may answer when something fails that should not; in the document's components. */
export function serverError(components: SchemaComponents, api: AnsweringApi): OpenApiResponse {
  const own = components.add(errorSchema({ name: "InternalServerError", status: 500 }), {
    name: "InternalServerError",
    place: "Error",
  })
  const [, { content }] = gatewayAnswer("THROTTLED", { api: { ...api, gatewayResponses: {} }, components })
  const schemas = [own, content?.["application/json"]?.schema].filter((schema) => schema !== undefined)
  return {
    description:
      api.type === "http"
        ? "The app failed (500), or API Gateway got no usable answer from it (500), or none in time (503)."
        : "The app failed (500), or API Gateway got no usable answer from it in time (502, 504).",
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
