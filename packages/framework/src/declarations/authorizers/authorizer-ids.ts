import type { AppDefinition, AuthorizerSource } from "../app-options.ts"
import { describeAuthorizerValue } from "./describe-authorizer-value.ts"
import type { AuthorizerValue } from "./authorizer-value.ts"
import type { AuthorizerValueDeclaration } from "./authorizer-value-declaration.ts"
import { type AnyClass, recordsOf } from "../metadata-store.ts"
import type { RouteOptions } from "../route.ts"

/** The authorizer values that an app uses, each once; those that say the same are one. */
export function describedValues(app: AppDefinition): readonly AuthorizerValueDeclaration[] {
  return [...new Set(valuesOf(app).values())]
}

/** The name by which routes refer to an authorizer: a class's own, or that of a value. */
export function authorizerIdOf(source: AuthorizerSource | null | undefined, app: AppDefinition): string | undefined {
  if (!source || typeof source === "function") return source?.name
  return valuesOf(app).get(source)?.id
}

const described = new WeakMap<AppDefinition, ReadonlyMap<AuthorizerValue, AuthorizerValueDeclaration>>()

function valuesOf(app: AppDefinition): ReadonlyMap<AuthorizerValue, AuthorizerValueDeclaration> {
  const known = described.get(app)
  if (known) return known
  const groups = new Map<string, AuthorizerValue[]>()
  for (const value of usedBy(app)) {
    const key = JSON.stringify({ ...describeAuthorizerValue(value, value.name ?? ""), location: null })
    groups.set(key, [...(groups.get(key) ?? []), value])
  }
  const counts = new Map<string, number>()
  const values = new Map<AuthorizerValue, AuthorizerValueDeclaration>()
  for (const group of groups.values()) {
    const [first] = group
    if (!first) continue
    const count = (counts.get(first.scheme) ?? 0) + (first.name === undefined ? 1 : 0)
    counts.set(first.scheme, count)
    const declaration = describeAuthorizerValue(first, first.name ?? defaultNames[first.scheme] + numbered(count))
    for (const value of group) values.set(value, declaration)
  }
  described.set(app, values)
  return values
}

const defaultNames = { iam: "Iam", cognito: "Cognito", jwt: "Jwt", existing: "Existing" } as const

function numbered(count: number): string {
  return count === 1 ? "" : String(count)
}

/** In the order in which the app, its controllers, their routes, its integrations and its handlers name them. */
function usedBy({ options }: AppDefinition): readonly AuthorizerValue[] {
  const ofIntegrations = options.integrations?.map((integration) => integration.options.authorizer) ?? []
  const named = [...namedIn(Object.values(options.controllers ?? [])), ...ofIntegrations, ...namedIn(options.handlers)]
  return [...new Set([options.authorizer, ...named].filter(isValue))]
}

/** Only `@controller`, `@route` and `@onConnect` have the option. */
function namedIn(classes: readonly AnyClass[] = []): readonly (AuthorizerSource | null | undefined)[] {
  return classes
    .flatMap((type) => recordsOf(type))
    .map(({ options }) => (options as Partial<RouteOptions> | undefined)?.authorizer)
}

function isValue(source: AuthorizerSource | null | undefined): source is AuthorizerValue {
  return typeof source === "object" && source !== null
}
