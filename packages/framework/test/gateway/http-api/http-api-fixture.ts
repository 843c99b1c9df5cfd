import type { ApiDescription } from "../../../src/gateway/api-description.ts"
import type { GatewayOptions, GatewayResponse } from "../../../src/gateway/gateway.ts"
import type { HttpApiProxyEvent } from "../../../src/gateway/http-api/http-api-proxy-event.ts"
import { fixture, text } from "../gateway-fixture.ts"

type Function = (event: unknown) => unknown

/** An HTTP API whose functions are plain functions: what they return is the payload, what they throw is unhandled. */
export function httpApi(
  api: Partial<ApiDescription>,
  functions: Readonly<Record<string, Function>> = {},
  options: Partial<GatewayOptions> = {},
) {
  const gateway = fixture({ type: "http", stageName: "$default", ...api }, functions, options)
  return {
    ...gateway,
    /** The only event `Api` got. */
    event: () => gateway.event() as unknown as HttpApiProxyEvent,
  }
}

/** Status and body. */
export function answerOf(response: GatewayResponse) {
  return { status: response.status, body: text(response) }
}

export const unauthorized = { status: 401, body: '{"message":"Unauthorized"}' }
export const forbidden = { status: 403, body: '{"message":"Forbidden"}' }
export const failed = { status: 500, body: '{"message":"Internal Server Error"}' }
export const notFound = { status: 404, body: '{"message":"Not Found"}' }
