import type { ApiRoute } from "@tsapi/framework/gateway"

/** Who may call a route, for people: `BearerAuth, API key`, or `open`. */
export function routeGuards({ authorizerId, apiKeyRequired }: ApiRoute): string {
  return [authorizerId ?? [], apiKeyRequired ? "API key" : []].flat().join(", ") || "open"
}
