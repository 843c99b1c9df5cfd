import { closest } from "@tsapi/framework/checks"
import { createAwsClients } from "../deploy/aws-clients.ts"
import { putEvent } from "../deploy/put-event.ts"
import { UserError } from "../errors/user-error.ts"
import { busIn, busIds } from "../kinds/event-bus/bus-in.ts"
import { busNameOf } from "../kinds/event-bus/event-bus-model.ts"
import { hasLocalBus, putLocalEvent } from "../local/emit-locally.ts"
import { findServer } from "../local/running-server.ts"
import type { AppModel } from "../model/app-model.ts"
import type { CommandInvocation } from "../model/command.ts"
import { emitEntry } from "./emit-entry.ts"
import type { EmitTarget } from "./emit-target.ts"

/**
 * Puts the event of the flags on the bus `wanted`; what PutEvents answers. Throws EVENT_INVALID for flags that make no
 * event, EVENT_REFUSED for a bus that this machine does not have.
 */
export async function emitOnBus(
  { flags, terminal }: CommandInvocation,
  { app, region, isDeployed, stateDir }: EmitTarget,
  wanted: string,
): Promise<unknown> {
  if (wanted === "") throw new UserError("EVENT_INVALID", "--bus names no bus", { hint: busesOf(app) })
  const bus = busIn(app, wanted)?.localName ?? wanted
  const entry = emitEntry(flags, bus)
  if (!isDeployed) {
    const server = await findServer(stateDir)
    if (!(await hasLocalBus(server, bus))) throw unknownBus(app, wanted)
    return putLocalEvent(server, entry)
  }
  if (!busIn(app, wanted) && (busNameOf(wanted) || wanted) !== "default")
    terminal.warn(
      `${wanted} is no bus of the app: if there is none of that name, EventBridge takes the event and drops it`,
    )
  return putEvent(await createAwsClients({ region, profile: flags.profile }), entry)
}

function unknownBus(app: AppModel, wanted: string): UserError {
  const meant = closest(wanted, busIds(app))
  const others = busesOf(app)
  return new UserError("EVENT_REFUSED", `tsapi local has no bus "${wanted}"; AWS would drop the event`, {
    hint: meant === undefined ? others : `Did you mean ${meant}? ${others}`,
  })
}

function busesOf(app: AppModel): string {
  return `There is ${[...busIds(app), "default"].join(", ")}.`
}
