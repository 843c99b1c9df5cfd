import { type Declaration, deadLetterQueueId, type QueueDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../../model/kind.ts"

/** Why the app has no queue of an id: another queue may have left it out, as its dead-letter queue. */
export function missingQueue(
  id: string,
  declarations: readonly Located<Declaration>[],
): readonly [problem: string, hint: string] {
  const problem = `the app has no queue "${id}"`
  const owner = declarations
    .filter((other): other is Located<QueueDeclaration> => other.kind === "queue")
    .find((other) => deadLetterQueueId(other.id) === id)
  if (!owner) return [problem, "Construct it in a module that the app imports."]
  const { existing, deadLetterQueue } = owner
  const place = `"${owner.id}" at ${owner.location.file}:${owner.location.line}`
  if (existing) return [`${problem}: ${place} is not the app's`, "Name its dead-letter queue with existingQueue."]
  if (deadLetterQueue === false)
    return [`${problem}: ${place} has deadLetterQueue: false`, `Remove that from "${owner.id}", or use another queue.`]
  return [`${problem}: ${place} has a deadLetterQueue that is another`, "Use that one."]
}
