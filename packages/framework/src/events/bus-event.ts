import type { StandardSchemaV1 } from "@standard-schema/spec"
import type { Schema } from "../declarations/schemas.ts"
import type { LambdaContext } from "../http/rest-event.ts"
import type { EventBridgeEvent } from "./event-bridge-event.ts"

/** An event of a bus; with a schema, its detail is what the schema made of it. */
export interface BusEvent<Detail extends Schema | undefined = undefined> {
  readonly id: string
  readonly source: string
  /** `OrderPlaced` */
  readonly detailType: string
  readonly detail: Detail extends Schema ? StandardSchemaV1.InferOutput<Detail> : unknown
  readonly time: Date
  /** ARNs of what it is about. */
  readonly resources: readonly string[]
  /** Twelve digits. */
  readonly account: string
  readonly region: string
  /** Of an event that a replay sent. */
  readonly replayName: string | undefined
  readonly context: LambdaContext
  /** The event as EventBridge passes it. */
  readonly event: EventBridgeEvent
}

/** What is in an event that can be had without its schema. */
export function toBusEvent(event: EventBridgeEvent, context: LambdaContext): BusEvent {
  const { id, source, detail, time, resources, account, region } = event
  return {
    ...{ id, source, detail, resources, account, region },
    detailType: event["detail-type"],
    time: new Date(time),
    replayName: event["replay-name"],
    context,
    event,
  }
}
