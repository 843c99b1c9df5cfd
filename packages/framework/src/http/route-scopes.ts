import type { RouteScopes } from "../dispatch/served-methods.ts"
import type { RequestAuthorizerEvent, TokenAuthorizerEvent } from "./authorizer-request.ts"

/**
 * The scopes of the route that an authorizer is asked about. Throws where the route is not known and others have scopes:
 * without any, an authorizer would let everyone in.
 */
export function scopesOf(event: TokenAuthorizerEvent | RequestAuthorizerEvent, scopes: RouteScopes): readonly string[] {
  // A WebSocket API has one route that is guarded, and no scopes.
  if (event.type === "REQUEST" && !event.resource) return []
  const found = event.type === "REQUEST" ? scopesOfResource(event, scopes) : scopesOfArn(event.methodArn, scopes)
  if (!found && Object.values(scopes).some(({ length }) => length > 0)) {
    throw new Error(`The authorizer does not know the route of ${event.methodArn}, and so not its scopes`)
  }
  return found ?? []
}

function scopesOfResource(
  { httpMethod, resource }: RequestAuthorizerEvent,
  scopes: RouteScopes,
): readonly string[] | undefined {
  return scopes[`${httpMethod} ${resource}`] ?? scopes[`ANY ${resource}`]
}

function scopesOfArn(methodArn: string, scopes: RouteScopes): readonly string[] | undefined {
  // arn:aws:execute-api:region:account:api/stage/METHOD/path: a token authorizer is not told the route.
  const [, , method, ...segments] = methodArn.split("/")
  const path = `/${segments.join("/")}`.replace(/(?<!\/)\/+$/, "") || "/"
  const [route = ""] = Object.keys(scopes)
    .filter((candidate) => matches(candidate, method, path))
    .toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1))
  return scopes[route]
}

function matches(route: string, method: string | undefined, path: string): boolean {
  const [routeMethod, template = ""] = route.split(" ")
  if (routeMethod !== method && routeMethod !== "ANY") return false
  const pattern = template.split("/").map((segment) => {
    if (segment.endsWith("+}")) return "[^]+"
    return segment.startsWith("{") ? "[^/]+" : segment.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
  })
  return new RegExp(`^${pattern.join("/")}$`).test(path)
}

/** API Gateway prefers a literal segment to a parameter, a parameter to a greedy one, and a method to ANY. */
function rank(route: string): string {
  const [method = "", path = ""] = route.split(" ")
  return path.replace(/\{[^}]*\+\}/g, "\uffff").replace(/\{[^}]*\}/g, "\ufffe") + (method === "ANY" ? "1" : "0")
}
