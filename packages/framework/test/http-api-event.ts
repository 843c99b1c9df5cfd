import type { HttpApiEvent, HttpApiRequestContext } from "../src/http/http-api-event.ts"

export interface HttpApiEventFields extends Partial<Omit<HttpApiEvent, "requestContext">> {
  readonly requestContext?: Partial<HttpApiRequestContext>
  /** Default: that of the route's key. */
  readonly method?: string
}

/** An event of payload format 2.0 as an HTTP API sends it; fields as given. */
export function httpApiEvent(routeKey: string, { method, requestContext, ...fields }: HttpApiEventFields = {}) {
  const [keyMethod = "", path = "/"] = routeKey.split(" ")
  return {
    version: "2.0",
    routeKey,
    rawPath: path,
    rawQueryString: "",
    headers: {},
    isBase64Encoded: false,
    ...fields,
    requestContext: {
      accountId: "123456789012",
      apiId: "abcdef1234",
      requestId: "request-1",
      routeKey,
      stage: "$default",
      http: {
        method: method ?? keyMethod,
        path,
        protocol: "HTTP/1.1",
        sourceIp: "203.0.113.7",
        userAgent: "test",
      },
      ...requestContext,
    },
  } as const
}
