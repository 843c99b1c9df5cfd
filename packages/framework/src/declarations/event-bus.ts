import { checkOptions } from "./check-options.ts"
import type { Declaration, SourceLocation } from "./declaration.ts"
import type { Queue } from "./queue.ts"
import { declareResource, type ExistingResource, resourceProperty, standForArn } from "./resource.ts"

export interface EventBusOptions {
  /** For people, at most 512 characters. Default none. */
  readonly description?: string
  /** With what events are encrypted while they are kept. Default: a key of AWS. */
  readonly encryption?: { readonly kmsKeyArn: string }
  /** A queue of the app for events that EventBridge cannot decrypt with that key. Default none. */
  readonly deadLetterQueue?: Queue
}

/** An event bus as it was declared. */
export interface EventBusDeclaration extends Declaration, Omit<EventBusOptions, "deadLetterQueue"> {
  readonly kind: "eventBus"
  readonly id: string
  /** The id of a queue. */
  readonly deadLetterQueue?: string
  /** Of a bus that is not the app's. */
  readonly existing?: ExistingResource
  readonly location: SourceLocation
}

/**
 * An EventBridge event bus. Its name and ARN exist at run time only, in environment variables that tsapi sets.
 *
 * Throws a TypeError for an option it does not know.
 *
 * @example
 * export const shopEvents = new EventBus("Shop")
 * await eventBridge.send(new PutEventsCommand({ Entries: [{ EventBusName: shopEvents.name, … }] }))
 */
export class EventBus {
  readonly id: string

  constructor(
    id: string,
    options: EventBusOptions | { readonly existing: ExistingResource } = {},
    callee: object = EventBus,
  ) {
    this.id = id
    if (process.env.TSAPI_PHASE !== "run") {
      standForArn(this, "eventBus")
      if (!("existing" in options)) checkOptions("EventBus", options, ["description", "encryption", "deadLetterQueue"])
      declareResource<EventBusDeclaration>({ ...described(options), kind: "eventBus", id }, callee)
    }
  }

  /** The physical name, as PutEvents takes it. Throws where the environment does not carry it. */
  get name(): string {
    return resourceProperty("eventBus", this, "name")
  }

  /** Throws where the environment does not carry it. While the app is built it stands for the ARN in `iam`. */
  get arn(): string {
    return resourceProperty("eventBus", this, "arn")
  }
}

/**
 * A bus that is not the app's: events are sent to it and taken from it, and it is never changed. Under `tsapi local` a bus
 * of its name stands in for it.
 *
 * @example
 * export const partnerEvents = existingEventBus("Partner", {
 *   arn: "arn:aws:events:eu-west-1:123456789012:event-bus/partner",
 * })
 */
export function existingEventBus(id: string, { arn }: ExistingResource): EventBus {
  return new EventBus(id, { existing: { arn } }, existingEventBus)
}

function described(options: EventBusOptions | { readonly existing: ExistingResource }) {
  if ("existing" in options) return options
  const { deadLetterQueue, ...own } = options
  return { ...own, ...(deadLetterQueue !== undefined && { deadLetterQueue: deadLetterQueue.id }) }
}
