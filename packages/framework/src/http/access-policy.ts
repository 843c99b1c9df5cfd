/**
 * Paths an authorizer allows: `"/todos"` for every method, `"*"` for all, or with the methods named. `*` is a wildcard. To be
 * connected to a WebSocket API is `"$connect"`, or `"*"`.
 */
export type AllowedRoute = string | { readonly path: string; readonly methods: readonly string[] }

export type AuthorizerContext = Readonly<Record<string, string | number | boolean>>

export interface AllowOptions {
  /** Who is calling; `request.auth.principalId` in handlers. */
  readonly principalId: string
  readonly routes: readonly AllowedRoute[]
  /** Reaches handlers as `request.auth`. */
  readonly context?: AuthorizerContext
  /** The value of the caller's API key, for an API whose `apiKeySource` is `authorizer`. */
  readonly usageIdentifierKey?: string
}

/** What API Gateway expects from an authorizer. */
export interface AuthorizerPolicy {
  readonly principalId: string
  readonly policyDocument: {
    readonly Version: "2012-10-17"
    readonly Statement: readonly {
      readonly Action: "execute-api:Invoke"
      readonly Effect: "Allow" | "Deny"
      readonly Resource: readonly string[]
    }[]
  }
  readonly context: AuthorizerContext
  readonly usageIdentifierKey?: string
}

/** Turns into the policy of one request, whose ARN only the dispatcher knows. */
export class AccessDecision {
  readonly toPolicy: (methodArn: string) => AuthorizerPolicy

  constructor(toPolicy: (methodArn: string) => AuthorizerPolicy) {
    this.toPolicy = toPolicy
  }
}

/**
 * Lets the caller use some routes. An empty list allows none.
 *
 * API Gateway keeps the result for the authorizer's `ttlSeconds` and applies it to every route, so name all that the caller may use.
 * Throws a TypeError for a context value that is not a string, number or boolean.
 */
export function allow({ principalId, routes, context = {}, usageIdentifierKey }: AllowOptions): AccessDecision {
  for (const [name, value] of Object.entries(context)) {
    if (["string", "number", "boolean"].includes(typeof value)) continue
    throw new TypeError(`The authorizer's context value "${name}" must be a string, a number or a boolean`)
  }
  if (!routes.length) return deny({ principalId })
  return new AccessDecision((methodArn) => {
    const resources = routes.flatMap((route) => arnsOf(route, methodArn))
    if (!resources.length) return deny({ principalId }).toPolicy(methodArn)
    return {
      ...policy(principalId, "Allow", resources),
      context,
      ...(usageIdentifierKey !== undefined && { usageIdentifierKey }),
    }
  })
}

/** Refuses the caller every route: 403. Throw UnauthorizedError to answer 401. */
export function deny({ principalId = "anonymous" }: { readonly principalId?: string } = {}): AccessDecision {
  return new AccessDecision((methodArn) => policy(principalId, "Deny", arnsOf("*", methodArn)))
}

function policy(principalId: string, effect: "Allow" | "Deny", resources: readonly string[]): AuthorizerPolicy {
  const Statement = [{ Action: "execute-api:Invoke", Effect: effect, Resource: resources }] as const
  return { principalId, policyDocument: { Version: "2012-10-17", Statement }, context: {} }
}

function arnsOf(route: AllowedRoute, methodArn: string): string[] {
  const { path, methods } = typeof route === "string" ? { path: route, methods: ["*"] } : route
  if (path.includes("{")) throw new TypeError(`No request has the path "${path}": write * in place of its parameters`)
  // arn:aws:execute-api:region:account:api/stage/METHOD/path, whose path may hold colons and slashes.
  const stageArn = methodArn.split("/", 2).join("/")
  if (methodArn === `${stageArn}/$connect`) return /^(\*|\$connect)$/.test(path) ? [methodArn] : []
  return methods.map((method) => `${stageArn}/${method.toUpperCase()}/${path.replace(/^\//, "")}`)
}
