import type { Delivery } from "../deliveries/deliver-with-retries.ts"
import type { FindService } from "../deliveries/deliver-to-arn.ts"
import type { WorkQueue } from "../state/work-queue.ts"
import type { EventsStore } from "./store/events-store.ts"

/** What every operation works with. */
export interface EventsContext {
  readonly store: EventsStore
  readonly deliveries: WorkQueue<Delivery>
  readonly region: string
  readonly accountId: string
  /** Milliseconds since the epoch. */
  now(): number
  readonly service: FindService
}

type Place = Pick<EventsContext, "region" | "accountId">

export function busArn(place: Place, name: string): string {
  return eventsArn(place, `event-bus/${name}`)
}

/** Rules of the default bus have no bus in their ARN. */
export function ruleArn(place: Place, { name, bus }: { readonly name: string; readonly bus: string }): string {
  return eventsArn(place, bus === "default" ? `rule/${name}` : `rule/${bus}/${name}`)
}

export function archiveArn(place: Place, name: string): string {
  return eventsArn(place, `archive/${name}`)
}

export function replayArn(place: Place, name: string): string {
  return eventsArn(place, `replay/${name}`)
}

function eventsArn({ region, accountId }: Place, resource: string): string {
  return `arn:aws:events:${region}:${accountId}:${resource}`
}

/** A bus may be given by its name or its ARN. */
export function busNameOf(nameOrArn: string | undefined): string {
  return nameOrArn === undefined ? "default" : (nameOrArn.split(":event-bus/").at(-1) ?? "default")
}

/** Times are written in seconds. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1000
}
