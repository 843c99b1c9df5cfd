import { locationOf } from "../call-site.ts"
import { toLongForm } from "../identity-source-form.ts"
import type { AuthorizerValue } from "./authorizer-value.ts"
import type { AuthorizerValueDeclaration, DeclaredPool } from "./authorizer-value-declaration.ts"
import type { UserPoolSource } from "./cognito-authorizer.ts"

/** An authorizer value as plain data. */
export function describeAuthorizerValue(value: AuthorizerValue, id: string): AuthorizerValueDeclaration {
  const base = { kind: "authorizerValue", id, location: locationOf(value.callSite) } as const
  if (value.scheme === "iam") return { ...base, scheme: "iam" }
  const { callSite: _callSite, name: _name, ...options } = value
  const ttlSeconds = value.ttlSeconds ?? 300
  if (options.scheme === "existing") {
    const identitySources = (options.identitySources ?? ["header.Authorization"]).map(toLongForm)
    return { ...options, ...base, ttlSeconds, identitySources }
  }
  const header = { header: options.header ?? "Authorization", scopes: options.scopes ?? [], ttlSeconds }
  if (options.scheme === "jwt") return { ...options, ...base, ...header, audience: [options.audience].flat() }
  const { userPool, ...cognito } = options
  return { ...cognito, ...base, ...header, userPools: [userPool].flat().map(describePool) }
}

function describePool(pool: UserPoolSource): DeclaredPool {
  return typeof pool === "object" && "id" in pool ? { declared: pool.id } : pool
}
