import type { HttpApiAuthorizer, HttpApiEvent } from "./http-api-event.ts"
import type { RestEvent } from "./rest-event.ts"

/** Where a request of payload format 2.0 goes, in a REST API's terms. */
export type RoutedPath = Pick<RestEvent, "resource" | "path" | "pathParameters">

/** The event a REST API would have sent for the same request. The fields of payload format 2.0 stay in it, beside the others. */
export function toRestEvent(event: HttpApiEvent, routed: RoutedPath): RestEvent {
  const { headers, cookies, rawPath, rawQueryString, requestContext, body = null, stageVariables = null } = event
  const { authorizer, http } = requestContext
  const query = new URLSearchParams(rawQueryString)
  const values = new Map<string, string[]>()
  for (const [name, value] of query) values.set(name, [...(values.get(name) ?? []), value])
  return {
    ...event,
    ...routed,
    httpMethod: http.method,
    headers: cookies ? { ...headers, cookie: cookies.join("; ") } : headers,
    queryStringParameters: rawQueryString ? Object.fromEntries(query) : null,
    multiValueQueryStringParameters: rawQueryString ? Object.fromEntries(values) : null,
    stageVariables,
    requestContext: {
      ...requestContext,
      path: rawPath,
      identity: { ...http, userArn: authorizer?.iam?.userArn },
      authorizer: authorizer ? toRestAuthorizer(authorizer) : null,
    },
    body,
  }
}

function toRestAuthorizer({ jwt, lambda }: HttpApiAuthorizer): Readonly<Record<string, unknown>> | null {
  if (jwt) return { claims: jwt.claims }
  if (!lambda) return null
  // A REST API passes texts only.
  const texts = Object.entries(lambda).map(([name, value]) => [
    name,
    typeof value === "string" ? value : JSON.stringify(value),
  ])
  return Object.fromEntries(texts)
}
