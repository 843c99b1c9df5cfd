import { type Declaration, deadLetterQueueId, type QueueDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../../model/kind.ts"

/** The declaration that a queue comes from: its own, or that of the queue whose dead-letter queue it is. */
export function queueDeclarationOf(
  id: string,
  declarations: readonly Located<Declaration>[],
): Located<QueueDeclaration> | undefined {
  return declarations
    .filter((other): other is Located<QueueDeclaration> => other.kind === "queue")
    .find((other) => other.id === id || (hasDeadLetterQueue(other) && deadLetterQueueId(other.id) === id))
}

/** Whether a queue brings a dead-letter queue of its own. */
function hasDeadLetterQueue({ existing, deadLetterQueue = true }: QueueDeclaration): boolean {
  if (existing) return false
  return typeof deadLetterQueue === "boolean" ? deadLetterQueue : deadLetterQueue.queue === undefined
}
