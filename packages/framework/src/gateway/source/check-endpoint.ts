import { type DeclaredApi, locationOf } from "../declared-api.ts"
import type { Fault } from "../fault.ts"

/** Faults of what an API's endpoint needs beside itself. */
export function checkEndpoint({ app }: DeclaredApi): readonly Fault[] {
  if (!app?.api) return []
  const { endpoint = "regional", vpcEndpoints, resourcePolicy } = app.api
  const fault = { code: "API_OPTION_INVALID", location: locationOf(app) }
  if (endpoint === "private" && !resourcePolicy) {
    const message = "api.endpoint is private, and api.resourcePolicy does not say who may call"
    return [
      {
        ...fault,
        message,
        hint: 'Add resourcePolicy: { allow: [{ vpcEndpoint: "vpce-…" }] }; API Gateway asks for one.',
      },
    ]
  }
  if (endpoint === "private" || vpcEndpoints === undefined) return []
  const message = `api.vpcEndpoints is for private APIs, and api.endpoint is ${endpoint}`
  return [{ ...fault, message, hint: 'Set endpoint: "private", or remove vpcEndpoints.' }]
}
