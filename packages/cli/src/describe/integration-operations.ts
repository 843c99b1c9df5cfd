import { STATUS_CODES } from "node:http"
import { type ApiDescription, type ApiIntegration, type ApiRoute, httpMethodsOf } from "@tsapi/framework/gateway"
import type { OpenApiOperation, OpenApiParameter, OpenApiResponse } from "../model/openapi-document.ts"
import { gatewayAnswer } from "./gateway-answers.ts"
import type { SchemaComponents } from "./schema-components.ts"

/** What tells a reader of the document that no controller has these. */
export const INTEGRATION_TAG = "Integration"

export interface IntegrationOperation {
  readonly route: ApiRoute
  /** Upper case; never `ANY`. */
  readonly method: string
  /** All but who may call it. */
  readonly operation: OpenApiOperation
}

/** The operations of routes without a function. Their bodies have no types: mappings do not tell any. */
export function integrationOperations(
  { routes, gatewayResponses }: ApiDescription,
  components: SchemaComponents,
): readonly IntegrationOperation[] {
  return routes.flatMap((route) => {
    const { target } = route
    if (target.type === "function") return []
    const parameters = [...pathParameters(route.path), ...mappedParameters(target)]
    return httpMethodsOf(route, routes)
      .filter((method) => method === route.method || method !== "OPTIONS" || !route.cors)
      .map((method) => ({
        route,
        method,
        operation: {
          operationId: `${method.toLowerCase()}${route.path.replace(/[^A-Za-z0-9]+/g, "_").replace(/_$/, "")}`,
          tags: [INTEGRATION_TAG],
          ...(parameters.length > 0 && { parameters }),
          ...(takesBody(target, method) && { requestBody: { content: bodyContent(target) } }),
          responses: {
            ...targetResponses(target, method),
            ...refusals(route, { gatewayResponses, components }),
            "5XX": { $ref: "#/components/responses/ServerError" },
          },
        },
      }))
  })
}

function pathParameters(path: string): readonly OpenApiParameter[] {
  return [...path.matchAll(/\{([^}+]+)(\+?)\}/g)].map(([, name = "", greedy]) => ({
    name,
    in: "path",
    required: true,
    ...(greedy && { description: "One or more segments, with the slashes between them." }),
    schema: { type: "string" },
    ...(greedy && { "x-tsapi-greedy": true as const }),
  }))
}

function mappedParameters(target: ApiIntegration): readonly OpenApiParameter[] {
  if (!("parameters" in target)) return []
  const { path, query, headers } = target.parameters
  const read = new Set([...Object.values(path), ...Object.values(query), ...Object.values(headers)])
  return [...read].flatMap((expression): readonly OpenApiParameter[] => {
    const [, place, name] = /^method\.request\.(?:multivalue)?(querystring|header)\.(.+)$/.exec(expression) ?? []
    if (name === undefined || OWN_FIELDS.includes(name.toLowerCase())) return []
    return [{ name, in: place === "header" ? "header" : "query", schema: { type: "string" } }]
  })
}

/** What OpenAPI does not allow as parameters: other fields of the document speak of them. */
const OWN_FIELDS = ["accept", "content-type", "authorization"]

function takesBody(target: ApiIntegration, method: string): boolean {
  if (["GET", "HEAD", "DELETE", "OPTIONS"].includes(method)) return false
  if (target.type === "http_proxy") return true
  const templates = Object.values(target.requestTemplates)
  return templates.length === 0 || templates.some((template) => JSON.stringify(template).includes("$input."))
}

function bodyContent(target: ApiIntegration): Readonly<Record<string, object>> {
  const types = target.type === "http_proxy" ? [] : Object.keys(target.requestTemplates)
  return Object.fromEntries((types.length > 0 ? types : ["*/*"]).map((type) => [type, {}]))
}

function targetResponses(target: ApiIntegration, method: string): OpenApiOperation["responses"] {
  if (target.type === "http_proxy") {
    return {
      default: { description: "What the backend answers.", ...(method !== "HEAD" && { content: { "*/*": {} } }) },
    }
  }
  const found = new Map<string, OpenApiResponse>()
  for (const { status, headers, templates } of target.responses) {
    const types = Object.keys(templates).length > 0 ? Object.keys(templates) : ["*/*"]
    const isEmpty = method === "HEAD" || status === 204 || Object.values(templates).join("") === ""
    const names = Object.keys(headers)
    found.set(String(status), {
      description: `${STATUS_CODES[status] ?? "Success"}.`,
      ...(names.length > 0 && {
        headers: Object.fromEntries(names.map((name) => [name, { schema: { type: "string" } }])),
      }),
      ...(!(isEmpty && Object.keys(templates).length > 0) && {
        content: Object.fromEntries(types.map((type) => [type, {}])),
      }),
    })
  }
  return Object.fromEntries(found)
}

function refusals(
  { authorizerId }: ApiRoute,
  context: Parameters<typeof gatewayAnswer>[1],
): Readonly<Record<string, OpenApiResponse>> {
  const types = [
    ...(authorizerId === undefined ? [] : (["UNAUTHORIZED", "ACCESS_DENIED"] as const)),
    "THROTTLED" as const,
  ]
  return Object.fromEntries(
    types.map((type) => {
      const { status, response } = gatewayAnswer(type, context)
      return [String(status), response]
    }),
  )
}
