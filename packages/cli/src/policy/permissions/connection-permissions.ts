import { partsOf } from "../interpreter/text.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { TextPart } from "../interpreter/value.ts"
import { fillFormat, renderParts } from "./arn.ts"
import { clientSetting } from "./clients-of.ts"
import { concernOf, type NeededPermissions } from "./needed-permissions.ts"

const action = "execute-api:ManageConnections"

const verbs: Readonly<Record<string, string>> = {
  DeleteConnection: "DELETE",
  GetConnection: "GET",
  PostToConnection: "POST",
}

/** Calls to a WebSocket API's connections: the API and its stage stand in the endpoint of the client. */
export function connectionPermissions(event: SdkEvent): NeededPermissions {
  const { references } = event.site.frame.run
  const endpoints = clientSetting(event, "endpoint").map(partsOf)
  const known = endpoints.flatMap((parts) => apiOf(parts))
  const verb = verbs[event.operation] ?? "*"
  const ends = known.length > 0 ? known : [{ region: "${Region}", api: "*", stage: "*" }]
  const permissions = ends.map(({ region, api, stage }) => {
    const format = `arn:\${Partition}:execute-api:${region}:\${Account}:${api}/${stage}/${verb}/@connections/*`
    const resource = renderParts(fillFormat(format, new Map()), references)
    return { action, resource, ...(known.length === 0 && { isAssumed: true }) }
  })
  if (known.length > 0 && known.length === endpoints.length) return { permissions, warnings: [] }
  const message = `${event.operation}: the endpoint of the client does not tell the API and the stage`
  const hint = "Give the client an endpoint such as https://<api>.execute-api.<region>.amazonaws.com/<stage>."
  const concerns = concernOf(action, permissions)
  return { permissions, warnings: [{ code: "POLICY_RESOURCE_UNKNOWN", message, hint, concerns }] }
}

function apiOf(parts: readonly TextPart[]): readonly { region: string; api: string; stage: string }[] {
  const text = parts.map((part) => (part.kind === "literal" ? part.text : "*")).join("")
  const [, api, region, stage] =
    /^https:\/\/([\w*-]+)\.execute-api\.([\w*-]+)\.amazonaws\.com\/([\w*-]+)/.exec(text) ?? []
  return api !== undefined && region !== undefined && stage !== undefined && api !== "*" ? [{ region, api, stage }] : []
}
