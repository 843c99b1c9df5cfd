import type { JsonSchema } from "@tsapi/framework/internal"
import type { OpenApiOperation, OpenApiResponse } from "../model/openapi-document.ts"

/** All that a method, in upper case, may answer: answers of one status are merged, and those to a HEAD have no content. */
export function mergeResponses(
  answers: Iterable<readonly [number | string, OpenApiResponse]>,
  method: string,
): OpenApiOperation["responses"] {
  const found = new Map<string, OpenApiResponse>()
  for (const [status, response] of answers) {
    const key = String(status)
    found.set(key, merge(found.get(key), method === "HEAD" ? withoutContent(response) : response))
  }
  return { ...Object.fromEntries(found), "5XX": { $ref: "#/components/responses/ServerError" } }
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
