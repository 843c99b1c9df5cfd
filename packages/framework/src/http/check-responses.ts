import type { Schema } from "../declarations/schemas.ts"
import { Reply } from "./reply.ts"
import type { ResolvedRoute } from "./resolve-route.ts"
import { serialize } from "./serialize.ts"

/**
 * The route with every answer held to its `response`: where a client would read what that does not allow, the method throws a
 * TypeError. Refusals are not looked at. For tests: deployed code leaves this out.
 */
export function checkResponses(route: ResolvedRoute): ResolvedRoute {
  const { response } = route.options
  if (!response) return route
  return { ...route, call: async (request) => checkResponse(await route.call(request), response) }
}

async function checkResponse(result: unknown, response: Schema): Promise<unknown> {
  const { body, status } = Reply.of(result)
  if (status >= 300 || body === undefined) return result
  const sent: unknown = typeof body === "string" || body instanceof Uint8Array ? body : JSON.parse(serialize(body))
  const { issues = [] } = await response["~standard"].validate(sent)
  const [issue] = issues
  if (!issue) return result
  const keys = (issue.path ?? []).map((segment) => String(typeof segment === "object" ? segment.key : segment))
  throw new TypeError(
    `The answer does not fit the route's response schema: ${[keys.join("."), issue.message].filter(Boolean).join(": ")}`,
  )
}
