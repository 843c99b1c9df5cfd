import { given } from "../../checks/index.ts"
import { apiLocationOf, type DeclaredApi } from "../declared-api.ts"
import type { Fault } from "../fault.ts"
import { checkSourcePolicy } from "./check-source-policy.ts"

/** Faults of what an API's endpoint needs beside itself. */
export function checkEndpoint(api: DeclaredApi): readonly Fault[] {
  return [...endpointFaults(api), ...policyFaults(api), ...signerFaults(api)]
}

function endpointFaults({ app }: DeclaredApi): readonly Fault[] {
  if (!app?.api) return []
  const { endpoint = "regional", vpcEndpoints, resourcePolicy } = app.api
  const code = "API_OPTION_INVALID"
  if (endpoint === "private" && !resourcePolicy) {
    const message = "api.endpoint is private, and api.resourcePolicy does not say who may call"
    return [
      {
        code,
        message,
        hint: 'Add resourcePolicy: { allow: [{ vpcEndpoint: "vpce-…" }] }; API Gateway asks for one.',
        location: apiLocationOf(app, "endpoint"),
      },
    ]
  }
  if (endpoint === "private" || vpcEndpoints === undefined) return []
  const message = `api.vpcEndpoints is for private APIs, and api.endpoint is ${endpoint}`
  const location = apiLocationOf(app, "vpcEndpoints")
  return [{ code, message, hint: 'Set endpoint: "private", or remove vpcEndpoints.', location }]
}

/** Asked of the merged options: a config may leave to the App what the policy says. */
function policyFaults({ app }: DeclaredApi): readonly Fault[] {
  const policy = app?.api?.resourcePolicy
  if (!app || !policy || checkSourcePolicy(policy, []).length > 0) return []
  if (policy.allow || policy.deny || (policy.statements ?? []).length > 0) return []
  const message = "api.resourcePolicy is empty, so anybody may call"
  const hint = 'Name at least one source, such as allow: [{ ip: "10.0.0.0/8" }], or remove resourcePolicy.'
  return [{ code: "API_OPTION_INVALID", message, hint, location: apiLocationOf(app, "resourcePolicy") }]
}

/** Only what `iamAuthorizer()` guards tells who signed. */
function signerFaults({ app, methods, authorizerValues }: DeclaredApi): readonly Fault[] {
  const { allow = [], deny = [] } = app?.api?.resourcePolicy ?? {}
  if (!app || !Array.isArray(allow) || !Array.isArray(deny)) return []
  const named = [...allow, ...deny].find((source) => {
    const members = given(Object(source) as object)
    return "account" in members || "principal" in members
  })
  if (!named) return []
  const signing = new Set(authorizerValues.filter(({ scheme }) => scheme === "iam").map(({ id }) => id))
  if (methods.some(({ authorizer = "" }) => signing.has(authorizer))) return []
  const message = `api.resourcePolicy names ${JSON.stringify(named)}, and no route has iamAuthorizer()`
  const hint = "Add iamAuthorizer() to the routes that it is about: other requests are not signed."
  return [{ code: "API_OPTION_INVALID", message, hint, location: apiLocationOf(app, "resourcePolicy") }]
}
