import type { Declaration, SourceLocation } from "./declaration.ts"
import type { DeadLetterOptions, QueueOptions } from "./queue.ts"
import type { DescribedSubscription } from "./topic-subscription.ts"
import type { ExistingResource } from "./resource.ts"

/** A queue as it was declared. */
export interface QueueDeclaration extends Declaration, Omit<QueueOptions, "deadLetterQueue" | "topics"> {
  readonly kind: "queue"
  readonly id: string
  /** With the id of the queue that takes the messages, where it is not one of its own. */
  readonly deadLetterQueue?: boolean | (Omit<DeadLetterOptions, "queue"> & { readonly queue?: string })
  /** With the ids of the topics. */
  readonly topics?: readonly DescribedSubscription[]
  /** Of a queue that is not the app's. */
  readonly existing?: ExistingResource
  readonly location: SourceLocation
}
