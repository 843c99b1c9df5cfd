import type { AppDefinition } from "../app-options.ts"
import { authorizerIdOf } from "../authorizers/authorizer-ids.ts"
import { locationOf } from "../call-site.ts"
import type { Table } from "../table.ts"
import type { IntegrationTarget } from "./integration-target.ts"
import type { DeclaredTarget, IntegrationDeclaration } from "./integration-declaration.ts"

/** The integrations of an app as plain data, with what they take from it. */
export function describeIntegrations(app: AppDefinition): readonly IntegrationDeclaration[] {
  return (app.options.integrations ?? []).map(({ method, path, target, options, callSite }) => {
    const methods = [method].flat().map((name) => name.toUpperCase())
    const { authorizer = app.options.authorizer, cors = app.options.cors, apiKey = app.options.apiKey } = options
    return {
      ...options,
      kind: "integration",
      id: `${methods.join("|")} ${path}`,
      methods,
      path,
      target: describeTarget(target),
      authorizer: authorizerIdOf(authorizer, app),
      cors,
      apiKey,
      location: locationOf(callSite),
    }
  })
}

function describeTarget(target: IntegrationTarget): DeclaredTarget {
  if ("vpcLink" in target && target.vpcLink) {
    const { callSite: _callSite, ...vpcLink } = target.vpcLink
    return { ...target, vpcLink }
  }
  if (!("table" in target)) return target
  const { table } = target
  return { ...target, table: isTable(table) ? { declared: table.id } : table }
}

function isTable(value: unknown): value is Table {
  return typeof value === "object" && value !== null && "id" in value && "arn" in value
}
