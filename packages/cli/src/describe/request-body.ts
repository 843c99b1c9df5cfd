import { type HttpDeclaration, jsonTypes } from "@tsapi/framework/internal"
import type { OpenApiRequestBody } from "../model/openapi-document.ts"
import type { SchemaComponents } from "./schema-components.ts"

const methodsWithBody = ["POST", "PUT", "PATCH"]

/** What a route takes as a body: undefined where none is expected. */
export function requestBody(
  route: HttpDeclaration,
  { method, schemaName, components }: { method: string; schemaName: string | undefined; components: SchemaComponents },
): OpenApiRequestBody | undefined {
  const described = route.jsonSchemas?.body
  if (!described && !route.contentTypes && !methodsWithBody.includes(method)) return undefined
  const place = `${route.className}.${route.methodName}.body`
  const schema = described ? components.add(described.json, { name: schemaName, place }) : {}
  const types = route.contentTypes ?? ["application/json"]
  return {
    ...(described && { required: true }),
    content: Object.fromEntries(types.map((type) => [type, jsonTypes.test(type) ? { schema } : {}])),
  }
}
