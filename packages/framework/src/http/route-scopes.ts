import type { RouteScopes } from "../dispatch/served-methods.ts"
import type { RequestAuthorizerEvent, TokenAuthorizerEvent } from "./authorizer-request.ts"

/** The scopes of the route that an authorizer is asked about. */
export function scopesOf(event: TokenAuthorizerEvent | RequestAuthorizerEvent, scopes: RouteScopes): readonly string[] {
  if (event.type === "REQUEST") {
    return scopes[`${event.httpMethod} ${event.resource}`] ?? scopes[`ANY ${event.resource}`] ?? []
  }
  // arn:aws:execute-api:region:account:api/stage/METHOD/path: a token authorizer is not told the route.
  const [, , method, ...path] = event.methodArn.split("/")
  const routes = Object.keys(scopes)
    .filter((route) => matches(route, method, `/${path.join("/")}`))
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
  return scopes[routes[0] ?? ""] ?? []
}

function matches(route: string, method: string | undefined, path: string): boolean {
  const [routeMethod, template = ""] = route.split(" ")
  if (routeMethod !== method && routeMethod !== "ANY") return false
  const pattern = template.split("/").map((segment) => {
    if (segment.endsWith("+}")) return ".+"
    return segment.startsWith("{") ? "[^/]+" : segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
  })
  return new RegExp(`^${pattern.join("/")}$`).test(path)
}

/** API Gateway prefers a literal segment to a parameter, a parameter to a greedy one, and a method to ANY. */
function rank(route: string): string {
  const [method = "", path = ""] = route.split(" ")
  return path.replace(/\{[^}]*\+\}/g, "\uffff").replace(/\{[^}]*\}/g, "\ufffe") + (method === "ANY" ? "1" : "0")
}
