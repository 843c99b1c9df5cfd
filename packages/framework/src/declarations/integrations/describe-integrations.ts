import type { AppDefinition } from "../app-options.ts"
import { authorizerIdOf } from "../authorizers/authorizer-ids.ts"
import { locationOf } from "../call-site.ts"
import { describeSchema } from "../describe-schema.ts"
import type { IntegrationTarget } from "./integration-target.ts"
import type { DeclaredTarget, IntegrationDeclaration } from "./integration-declaration.ts"

/** The integrations of an app as plain data, with what they take from it. */
export function describeIntegrations(app: AppDefinition): readonly IntegrationDeclaration[] {
  return (app.options.integrations ?? []).map(({ method, path, target, options, callSite }) => {
    const methods = [method].flat().map((name) => name.toUpperCase())
    const { authorizer = app.options.authorizer, cors = app.options.cors, apiKey = app.options.apiKey } = options
    const location = locationOf(callSite)
    return {
      ...options,
      kind: "integration",
      id: `${methods.join("|")} ${path}`,
      methods,
      path,
      target: describeTarget(target),
      body: options.body && describeSchema(options.body, location.file),
      authorizer: authorizerIdOf(authorizer, app),
      cors,
      apiKey,
      location,
    }
  })
}

/** The kinds of what targets name, by the option that does. */
const resourceKinds = {
  bus: "eventBus",
  queue: "queue",
  stateMachine: "stateMachine",
  table: "table",
  topic: "topic",
} as const

function describeTarget(target: IntegrationTarget): DeclaredTarget {
  if ("vpcLink" in target && target.vpcLink) {
    const { callSite: _callSite, ...vpcLink } = target.vpcLink
    return { ...target, vpcLink }
  }
  const resources = Object.entries(resourceKinds).flatMap(([option, kind]) => {
    const value: unknown = Reflect.get(target, option)
    return isHandle(value) ? [[option, { declared: kind, id: value.id }] as const] : []
  })
  // What is left of handles is plain.
  return { ...target, ...Object.fromEntries(resources) } as DeclaredTarget
}

function isHandle(value: unknown): value is { readonly id: string } {
  return typeof value === "object" && value !== null && "id" in value && "arn" in value
}
