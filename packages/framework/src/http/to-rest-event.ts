import type { HttpApiAuthorizer, HttpApiEvent } from "./http-api-event.ts"
import type { RestEvent, RestRequestContext } from "./rest-event.ts"

/** Where a request of payload format 2.0 goes, in a REST API's terms. */
export type RoutedPath = Pick<RestEvent, "resource" | "path" | "pathParameters">

/** The event a REST API would have sent for the same request. The fields of payload format 2.0 stay in it, beside the others. */
export function toRestEvent(event: HttpApiEvent, routed: RoutedPath): RestEvent {
  const { headers, cookies, rawQueryString, requestContext, body = null, stageVariables = null } = event
  const query = new URLSearchParams(rawQueryString)
  const values = new Map<string, string[]>()
  for (const [name, value] of query) values.set(name, [...(values.get(name) ?? []), value])
  return {
    ...event,
    ...routed,
    httpMethod: requestContext.http.method,
    headers: cookies ? { ...headers, cookie: cookies.join("; ") } : headers,
    queryStringParameters: rawQueryString ? Object.fromEntries(query) : null,
    multiValueQueryStringParameters: rawQueryString ? Object.fromEntries(values) : null,
    stageVariables,
    requestContext: toRestContext(event),
    body,
  }
}

function toRestContext({ rawPath: path, requestContext }: HttpApiEvent): RestRequestContext {
  const { authorizer, http } = requestContext
  const identity = { ...http, userArn: authorizer?.iam?.userArn }
  return { ...requestContext, path, identity, authorizer: authorizer ? toRestAuthorizer(authorizer) : null }
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
