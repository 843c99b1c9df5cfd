import type { Queue } from "../queues/queue.ts"
import type { SqsContext } from "../sqs-context.ts"
import type { StoredMessage } from "./message-changes.ts"
import { readReceiptHandle } from "./receipt-handle.ts"

/**
 * The message a receipt handle is of: absent where it was deleted, `outdated` where it was received again since.
 * Throws ReceiptHandleIsInvalid.
 */
export function findReceived(
  { store }: SqsContext,
  queue: Queue,
  handle: string,
): { readonly message?: StoredMessage; readonly outdated: boolean } {
  const { key, receives } = readReceiptHandle(queue, handle)
  const { space } = store.queue(queue.name)
  const content = store.content(space, key)
  const state = store.messageState(space, key)
  if (!content || !state) return { outdated: false }
  return { message: { key, content, state }, outdated: state.receives !== receives }
}
