import type { ResourceReference } from "../../model/app-model.ts"
import type { CfnValue } from "../../model/cloudformation.ts"
import { partsOf } from "../interpreter/text.ts"
import type { SdkEvent } from "../interpreter/sdk-event.ts"
import type { TextPart } from "../interpreter/value.ts"
import { fillFormat, literalPart, renderParts } from "./arn.ts"
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
  const known = endpoints.flatMap((parts) => {
    const stage = stageOf(parts, references)
    return stage ? [stage] : []
  })
  const ends = known.length > 0 ? known : [stageParts({ api: "*", region: "${Region}", stage: "*" })]
  const path = literalPart(`/${verbs[event.operation] ?? "*"}/@connections/*`)
  const permissions = ends.map((stage) => {
    const resource = renderParts([...stage, path], references)
    return { action, resource, ...(known.length === 0 && { isAssumed: true }) }
  })
  if (known.length > 0 && known.length === endpoints.length) return { permissions, warnings: [] }
  const message = `${event.operation}: the endpoint of the client does not tell the API and the stage`
  const hint =
    "Give the client connections.endpoint of @tsapi/framework/connections for the app's own WebSocket API, or an " +
    "endpoint such as https://<api>.execute-api.<region>.amazonaws.com/<stage>."
  const concerns = concernOf(action, permissions)
  return { permissions, warnings: [{ code: "POLICY_RESOURCE_UNKNOWN", message, hint, concerns }] }
}

/** The ARN of the stage that an endpoint is of. */
function stageOf(
  parts: readonly TextPart[],
  references: readonly ResourceReference[],
): readonly TextPart[] | undefined {
  const own = ownStage(parts, references)
  if (own !== undefined) return [{ kind: "template", value: own }]
  const text = parts.map((part) => (part.kind === "literal" ? part.text : "*")).join("")
  const [, api, region, stage] =
    /^https:\/\/([\w*-]+)\.execute-api\.([\w*-]+)\.amazonaws\.com\/([\w*-]+)/.exec(text) ?? []
  if (api === undefined || region === undefined || stage === undefined || api === "*") return undefined
  return stageParts({ api, region, stage })
}

/** Of the app's own WebSocket API, whose custom name is a plain text. */
function ownStage(parts: readonly TextPart[], references: readonly ResourceReference[]): CfnValue | undefined {
  const [part, ...others] = parts
  if (!part || others.length > 0) return undefined
  return references.find(
    ({ isConnectionsEndpoint, kind, id, value }) =>
      isConnectionsEndpoint &&
      (part.kind === "resource"
        ? part.resourceKind === kind && part.id === id
        : part.kind === "literal" && part.text === value),
  )?.arn
}

interface Stage {
  readonly api: string
  readonly region: string
  readonly stage: string
}

function stageParts({ api, region, stage }: Stage): readonly TextPart[] {
  return fillFormat(`arn:\${Partition}:execute-api:${region}:\${Account}:${api}/${stage}`, new Map())
}
