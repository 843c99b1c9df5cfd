import { findHeader } from "./event-fields.ts"
import type { HttpApiResponse } from "./http-api-event.ts"
import type { RestResponse } from "./rest-event.ts"

/**
 * A REST API's proxy response in payload format 2.0, which knows several values of `Set-Cookie` only, and takes what has no
 * type for text.
 */
export function toHttpApiResponse({ multiValueHeaders, ...response }: RestResponse): HttpApiResponse {
  const headers = { ...response.headers }
  const cookies: string[] = []
  for (const name in multiValueHeaders) {
    const values = multiValueHeaders[name] ?? []
    if (name.toLowerCase() === "set-cookie") cookies.push(...values)
    else headers[name] = values.join(", ")
  }
  if (!findHeader(headers, "Content-Type")) headers["Content-Type"] = "application/json"
  return { ...response, headers, cookies }
}
