import { STATUS_CODES } from "node:http"
import type { ApiDescription, ApiIntegration, ApiRoute, ApiText } from "@tsapi/framework/gateway"
import type {
  OpenApiOperation,
  OpenApiParameter,
  OpenApiRequestBody,
  OpenApiResponse,
} from "../model/openapi-document.ts"
import { servedMethods } from "../model/served-methods.ts"
import { gatewayAnswers } from "./gateway-answers.ts"
import { mergeResponses } from "./merge-responses.ts"
import { mayBeParameter, pathParameters } from "./parameters.ts"
import type { SchemaComponents } from "./schema-components.ts"
import { pathWords, withOperationIds } from "./with-operation-ids.ts"

/** What tells a reader of the document that no controller has these. */
export const INTEGRATION_TAG = "Integration"

export interface IntegrationOperation {
  readonly served: ApiRoute
  readonly path: string
  /** Upper case; never `ANY`. */
  readonly method: string
  /** All but who may call it. */
  readonly operation: OpenApiOperation
}

/** The operations of routes without a function. Their bodies have the types that API Gateway checks: mappings do not tell any. */
export function integrationOperations(
  api: ApiDescription,
  components: SchemaComponents,
): readonly IntegrationOperation[] {
  const methodsOf = servedMethods(api)
  const operations = api.routes.flatMap((served) => {
    const { target, path } = served
    return target.type === "function" ? [] : methodsOf(served).map((method) => ({ served, target, path, method }))
  })
  const identified = withOperationIds(operations, [
    ({ method, path }) => `${method.toLowerCase()}${pathWords(path).replace(/_$/, "")}`,
  ])
  return identified.map(({ id, served, target, path, method }) => {
    const parameters = [...pathParameters(path), ...mappedParameters(target)]
    const hasBody = takesBody(target, method)
    const operation = {
      operationId: id,
      tags: [INTEGRATION_TAG],
      ...(parameters.length > 0 && { parameters }),
      ...(hasBody && { requestBody: requestBody(served, components) }),
      responses: mergeResponses(
        [...targetResponses(target), ...gatewayAnswers(served, { api, components, hasBody })],
        method,
      ),
    }
    return { served, path, method, operation }
  })
}

function mappedParameters(target: ApiIntegration): readonly OpenApiParameter[] {
  if (target.type === "service") return Object.values(target.inputs).flatMap(inputParameter)
  if (!("parameters" in target)) return []
  const { path, query, headers } = target.parameters
  const read = new Set([...Object.values(path), ...Object.values(query), ...Object.values(headers)])
  return [...read].flatMap((expression): readonly OpenApiParameter[] => {
    const [, place, name] = /^method\.request\.(?:multivalue)?(querystring|header)\.(.+)$/.exec(expression) ?? []
    if (name === undefined || !mayBeParameter(name)) return []
    return [{ name, in: place === "header" ? "header" : "query", schema: { type: "string" } }]
  })
}

function inputParameter(input: ApiText): readonly OpenApiParameter[] {
  const [, place, name] = /^\$request\.(querystring|header)\.(.+)$/.exec(typeof input === "string" ? input : "") ?? []
  if (name === undefined || !mayBeParameter(name)) return []
  // Without it API Gateway answers 400.
  return [{ name, in: place === "header" ? "header" : "query", required: true, schema: { type: "string" } }]
}

function takesBody(target: ApiIntegration, method: string): boolean {
  if (["GET", "HEAD", "DELETE", "OPTIONS"].includes(method)) return false
  if (target.type === "service") return Object.values(target.inputs).some(readsBody)
  if (!("responses" in target)) return true
  const templates = Object.values(target.requestTemplates)
  return templates.length === 0 || templates.some((template) => JSON.stringify(template).includes("$input."))
}

function readsBody(input: ApiText): boolean {
  return typeof input === "string" && /^\$request\.body\b/.test(input)
}

function requestBody({ method, path, target, validation }: ApiRoute, components: SchemaComponents): OpenApiRequestBody {
  const types = "requestTemplates" in target ? Object.keys(target.requestTemplates) : []
  const model = validation?.body?.model
  const media = model === undefined ? {} : { schema: components.add(model, { place: `${method} ${path}.body` }) }
  return {
    ...(model !== undefined && { required: true }),
    content: Object.fromEntries((types.length > 0 ? types : ["*/*"]).map((type) => [type, media])),
  }
}

function targetResponses(target: ApiIntegration): readonly (readonly [number | "default", OpenApiResponse])[] {
  if (target.type === "service") {
    return [["default", { description: `What ${target.label} answers.`, content: { "*/*": {} } }]]
  }
  if (!("responses" in target)) {
    const who = target.type === "aws_proxy" ? "function" : "backend"
    return [["default", { description: `What the ${who} answers.`, content: { "*/*": {} } }]]
  }
  return target.responses.map(({ status, headers, templates }) => {
    const types = Object.keys(templates)
    const isEmpty = types.length > 0 && (status === 204 || Object.values(templates).join("") === "")
    const names = Object.keys(headers)
    return [
      status,
      {
        description: `${STATUS_CODES[status] ?? "Success"}.`,
        ...(names.length > 0 && {
          headers: Object.fromEntries(names.map((name) => [name, { schema: { type: "string" } }])),
        }),
        ...(!isEmpty && {
          content: Object.fromEntries((types.length > 0 ? types : ["*/*"]).map((type) => [type, {}])),
        }),
      },
    ]
  })
}
