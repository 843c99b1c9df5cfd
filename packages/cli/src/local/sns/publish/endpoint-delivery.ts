import type { WorkItem } from "../../state/work-queue.ts"
import type { PublishedMessage } from "./envelope.ts"

/** A message on its way to an HTTP endpoint. */
export interface EndpointDelivery extends WorkItem {
  readonly published: PublishedMessage
  readonly subscriptionArn: string
  /** How often it failed. */
  readonly failures: number
}
