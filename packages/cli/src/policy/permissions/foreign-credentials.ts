import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { Value } from "../interpreter/value.ts"
import { clientsOf, settingOf } from "./clients-of.ts"

// Requests and providers that hand out the credentials of someone else than the function's role.
const sources: ReadonlySet<string> = new Set([
  "AssumeRole",
  "AssumeRoleWithSAML",
  "AssumeRoleWithWebIdentity",
  "GetCredentialsForIdentity",
  "GetFederationToken",
  "fromCognitoIdentity",
  "fromCognitoIdentityPool",
  "fromTemporaryCredentials",
  "fromTokenFile",
  "fromWebToken",
])

/** Whether all clients of a request act as someone else than the function: then the permission is theirs to have. */
export function actsAsAnother(event: SdkEvent): boolean {
  const clients = clientsOf(event)
  return clients.length > 0 && clients.every((client) => isForeign(settingOf(client, "credentials", event), event))
}

function isForeign(credentials: readonly Value[], event: SdkEvent): boolean {
  return credentials.length > 0 && credentials.every((value) => isFromAnother(value, event))
}

function isFromAnother(value: Value, event: SdkEvent): boolean {
  if (value.kind === "response") return sources.has(value.operation)
  if (value.kind !== "object" && value.kind !== "record" && value.kind !== "merged") return false
  const keys = event.site.frame.run.read([value], "accessKeyId", event.site)
  return keys.length > 0 && keys.every((key) => key.kind === "response" && sources.has(key.operation))
}
