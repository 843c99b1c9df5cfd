import { captureCallSite } from "./call-site.ts"
import type { EventBus } from "./event-bus.ts"
import type { EventPattern } from "./event-pattern.ts"
import { recorder } from "./metadata-store.ts"
import type { Queue } from "./queue.ts"
import type { Schema } from "./schemas.ts"
import { checkSource, checkTrigger, type TriggerDeclaration, type TriggerOptions } from "./trigger.ts"
import type { TriggerDecorator } from "./trigger-decorator.ts"
import type { BusEvent } from "../events/bus-event.ts"

export interface EventTriggerOptions extends TriggerOptions {
  /** Whose events they are. Default: the account's default bus, which has those of AWS's services. */
  readonly bus?: EventBus
  /** What the detail of an event is. An event that does not fit fails. */
  readonly detail?: Schema
  /** Keeps the events that fit the pattern, to send them again. Default false. */
  readonly archive?: boolean | ArchiveOptions
  /** A queue of the app for events that could not be handed to the function. Default none: they are lost. */
  readonly deadLetterQueue?: Queue
  /** How often handing an event to the function is tried again, 0 to 185. Default 185. */
  readonly retries?: number
  /** Seconds after which that is given up, 60 to 86400. Default 86400, which is a day. */
  readonly maximumAge?: number
  /** For people, at most 512 characters. Default none. */
  readonly description?: string
  /** Whether events are taken. Default true. */
  readonly enabled?: boolean
}

export interface ArchiveOptions {
  /** How long events are kept. Default: for ever. */
  readonly retentionDays?: number
}

/** What `@onEvent` writes down. */
export interface EventTriggerRecord extends EventTriggerOptions {
  readonly pattern: EventPattern
}

/** A method that takes events, with the ids of their bus and of its queue. */
export interface EventTriggerDeclaration
  extends TriggerDeclaration, Omit<EventTriggerOptions, "bus" | "detail" | "deadLetterQueue" | keyof TriggerOptions> {
  readonly kind: "onEvent"
  readonly pattern: EventPattern
  /** Absent: the account's default bus. */
  readonly bus?: string
  readonly deadLetterQueue?: string
}

/**
 * Runs the method for each event that fits a pattern, at least once. When it throws, Lambda tries again as the function's
 * `retries` and `maximumEventAge` say.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * @onEvent({ source: ["shop"], "detail-type": ["OrderPlaced"] }, { bus: shopEvents, detail: Order })
 * async ship({ detail }: BusEvent<typeof Order>) { … }
 */
export function onEvent<const Options extends EventTriggerOptions = object>(
  pattern: EventPattern,
  options?: Options,
): TriggerDecorator<BusEvent<DetailOf<Options>>> {
  if (process.env.TSAPI_PHASE !== "run") {
    checkTrigger("@onEvent", options ?? {}, optionNames, ["detail"])
    if (options && "bus" in options) checkSource("@onEvent: bus", options.bus, 'new EventBus("Shop")')
  }
  return recorder({
    kind: "onEvent",
    options: { ...options, pattern },
    ...(process.env.TSAPI_PHASE !== "run" && { callSite: captureCallSite(onEvent) }),
  })
}

type DetailOf<Options> = Options extends { readonly detail: infer Detail extends Schema } ? Detail : undefined

const optionNames = ["bus", "archive", "deadLetterQueue", "retries", "maximumAge", "description", "enabled"]
