import { apiLocationOf, type DeclaredApi } from "../declared-api.ts"
import type { Fault } from "../fault.ts"

/** Faults of what an API's endpoint needs beside itself. */
export function checkEndpoint(api: DeclaredApi): readonly Fault[] {
  return [...endpointFaults(api), ...signerFaults(api)]
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

/** Only what `iamAuthorizer()` guards tells who signed. */
function signerFaults({ app, methods, authorizerValues }: DeclaredApi): readonly Fault[] {
  const { allow = [], deny = [] } = app?.api?.resourcePolicy ?? {}
  if (!app || !Array.isArray(allow) || !Array.isArray(deny)) return []
  const named = [...allow, ...deny].find((source) => "account" in Object(source) || "principal" in Object(source))
  if (!named) return []
  const signing = new Set(authorizerValues.filter(({ scheme }) => scheme === "iam").map(({ id }) => id))
  if (methods.some(({ authorizer = "" }) => signing.has(authorizer))) return []
  const message = `api.resourcePolicy names ${JSON.stringify(named)}, and no route has iamAuthorizer()`
  const hint = "Add iamAuthorizer() to the routes that it is about: other requests are not signed."
  return [{ code: "API_OPTION_INVALID", message, hint, location: apiLocationOf(app, "resourcePolicy") }]
}
