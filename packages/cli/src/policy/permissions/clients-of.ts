import type { SdkEvent } from "../interpreter/sdk-event.ts"
import { sdkClient } from "../interpreter/sdk-calls.ts"
import { partsOf } from "../interpreter/text.ts"
import type { ClientValue, TextPart, Value, ValueSet } from "../interpreter/value.ts"
import { isSpelled } from "./input-reader.ts"

/** The clients that may send a request: those it is given to, or else all of its package. */
export function clientsOf({ module, site, clients = [], command }: SdkEvent): readonly ClientValue[] {
  const { facts } = site.frame.run
  const sent = command ? facts.writes(command, "client") : []
  const known = [...clients, ...sent].filter(isClient)
  if (known.length > 0) return known
  const plain = module === "@aws-sdk/lib-dynamodb" ? "@aws-sdk/client-dynamodb" : module
  return facts.writes(sdkClient(plain), "instance").filter(isClient)
}

/** What a setting of the request's clients may be; `undefined` where a client is made without it. */
export function clientSetting(event: SdkEvent, name: string): ValueSet {
  return clientsOf(event).flatMap((client) => settingOf(client, name, event))
}

/** The regions a request may go to, as pieces of ARNs; empty stands for the function's own. */
export function regionsOf(event: SdkEvent): readonly (readonly TextPart[])[] {
  const regions = clientSetting(event, "region").map((value) =>
    value.kind === "undefined" ? ownRegion : partsOf(value),
  )
  const distinct = new Map(regions.map((parts) => [JSON.stringify(parts), parts]))
  return distinct.size > 0 ? [...distinct.values()] : [ownRegion]
}

const ownRegion: readonly TextPart[] = [{ kind: "template", value: { Ref: "AWS::Region" } }]

/** A client's own setting, or that of the client it is made of. */
export function settingOf({ config }: ClientValue, name: string, event: SdkEvent): ValueSet {
  const { run } = event.site.frame
  const absent: Value = { kind: "undefined", variable: undefined, isCertain: true, key: "undefined" }
  if (config.length === 0) return [absent]
  return config.flatMap((value): ValueSet => {
    // A document client is made of a client.
    if (value.kind === "client") return settingOf(value, name, event)
    return isSpelled(event, [value], name) ? run.read([value], name, event.site) : [absent]
  })
}

function isClient(value: Value): value is ClientValue {
  return value.kind === "client"
}
