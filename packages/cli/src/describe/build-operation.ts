import type { OpenApiOperation } from "../model/openapi-document.ts"
import type { AnsweringApi } from "./gateway-answers.ts"
import { tagOf } from "./tag-of.ts"
import { parameters } from "./parameters.ts"
import { requestBody } from "./request-body.ts"
import { responses } from "./responses.ts"
import type { RouteOperation } from "./route-operations.ts"
import { routeSource } from "./route-source.ts"
import type { SchemaComponents } from "./schema-components.ts"
import type { SourceIndex } from "./source/source-index.ts"

export interface OperationContext {
  readonly index: SourceIndex
  readonly components: SchemaComponents
  readonly api: AnsweringApi
}

/** A route with one of its methods, but for who may call it. */
export function buildOperation(
  { route, served, method, id }: RouteOperation,
  { index, components, api }: OperationContext,
): OpenApiOperation {
  const source = routeSource(route, index)
  const { summary, description, deprecated } = source.doc
  const body = requestBody(route, { method, schemaName: source.schemaNames.body, components })
  const given = parameters(route, components)
  const text = [description, deprecated && `Deprecated: ${deprecated}`].filter(Boolean).join("\n\n")
  return {
    operationId: id,
    ...(summary && { summary }),
    ...(text !== "" && { description: text }),
    ...(deprecated !== undefined && { deprecated: true }),
    tags: [tagOf(route.className)],
    ...(given.length > 0 && { parameters: given }),
    ...(body && { requestBody: body }),
    responses: responses(route, {
      source,
      components,
      api,
      method,
      served,
      hasBody: body !== undefined,
    }),
  }
}
