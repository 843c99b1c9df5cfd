import type { GatewayResponseOptions } from "../declarations/api-options.ts"
import type { ApiCors, ApiGatewayResponse, ApiGatewayResponses } from "./api-description.ts"
import type { GatewayResponseType } from "./gateway-response-types.ts"
import { gatewayResponseHeaders } from "./preflight.ts"

type Declared = Readonly<Partial<Record<GatewayResponseType, GatewayResponseOptions>>>

/**
 * What API Gateway's own answers look like. Where routes have CORS, so has every answer that is declared, and the defaults:
 * a type of its own takes nothing from its default.
 */
export function describeGatewayResponses(declared: Declared = {}, cors: ApiCors | undefined): ApiGatewayResponses {
  const corsHeaders = Object.fromEntries(cors ? gatewayResponseHeaders(cors) : [])
  const all: Declared = { ...(cors && { DEFAULT_4XX: {}, DEFAULT_5XX: {} }), ...declared }
  return Object.fromEntries(
    Object.entries(all)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([type, options]) => [type, describe(options, corsHeaders)]),
  )
}

function describe(
  { status, headers = {}, body = {} }: GatewayResponseOptions,
  corsHeaders: Readonly<Record<string, string>>,
): ApiGatewayResponse {
  const own = Object.entries(headers).map(([name, value]) =>
    // API Gateway tells a text from a place in the request by its quotes.
    typeof value === "string" ? [name, `'${value}'`] : [name, value.from],
  )
  return {
    ...(status !== undefined && { status }),
    headers: { ...corsHeaders, ...Object.fromEntries(own) },
    templates: typeof body === "string" ? { "application/json": body } : body,
  }
}
