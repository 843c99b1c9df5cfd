import type { HttpProxyOptions } from "./http-proxy.ts"
import type { MappingOptions } from "./mapping-options.ts"

/** Nothing of the request reaches the backend by itself but its body; `path`, `query` and `headers` say what else does. */
export interface HttpIntegrationOptions extends HttpProxyOptions, MappingOptions {}

export interface HttpIntegration extends HttpIntegrationOptions {
  readonly target: "httpIntegration"
}

/**
 * Calls a backend with what the mappings make of a request, and answers what they make of its answer.
 *
 * Without `responses` clients get the backend's body with 200, or 400 or 500 for a status of those hundreds.
 *
 * @example
 * integration("GET", "/cart/{userId}", httpIntegration({ url: "https://backend.example.com/cart/profile/{userId}" }))
 */
export function httpIntegration(options: HttpIntegrationOptions): HttpIntegration {
  return { ...options, target: "httpIntegration" }
}
