import type { EventBus } from "../event-bus.ts"
import type { ArnSource, AwsOptions } from "./aws-options.ts"

export interface PutEventsOptions extends AwsOptions {
  /** A bus of the app, or the ARN of another. Default: the account's own bus. */
  readonly bus?: EventBus | ArnSource
  /** Who sends the event, such as `shop.orders`. VTL. */
  readonly source: string
  /** What happened, such as `OrderPlaced`. VTL. */
  readonly detailType: string
  /** VTL that yields a JSON object. Default: the request's body, `$input.json("$")`. */
  readonly detail?: string
}

export interface PutEvents extends PutEventsOptions {
  readonly target: "putEvents"
}

/**
 * Puts an event on an EventBridge bus. Clients get 202 with `{"eventId": "…"}`.
 *
 * @example
 * integration("POST", "/orders", putEvents({ source: "shop.orders", detailType: "OrderPlaced" }))
 */
export function putEvents(options: PutEventsOptions): PutEvents {
  return { ...options, target: "putEvents" }
}
