import type { Change } from "../state/state-store.ts"
import { removeMessage } from "./messages/message-changes.ts"
import type { Queue } from "./queues/queue.ts"
import { numberOf } from "./queues/queue-attributes.ts"
import type { SqsContext } from "./sqs-context.ts"
import { contentRange, expiredDuplicates, messageKey, readDuplicateExpiryKey, sentAtOf } from "./store/message-keys.ts"

/** So many at a time, as requests wait meanwhile. */
const AT_ONCE = 500

/** Deletes messages past their retention and outdated deduplication ids, which nobody receives or asks for any more. */
export async function cleanUp(sqs: SqsContext): Promise<void> {
  const { state } = sqs.store
  while ((await state.exclusive(() => forgetDuplicates(sqs))) === AT_ONCE);
  for (const name of [...sqs.store.queues.keys()]) {
    while ((await state.exclusive(() => deleteExpired(sqs, sqs.store.queues.get(name)))) === AT_ONCE);
  }
}

async function forgetDuplicates({ store: { state }, now }: SqsContext): Promise<number> {
  const time = now()
  const changes: Change[] = []
  let seen = 0
  for await (const [entry] of state.entries(expiredDuplicates(time), { limit: AT_ONCE })) {
    seen++
    changes.push({ type: "del", key: entry })
    const duplicate = readDuplicateExpiryKey(entry)
    const known = state.value(duplicate)
    // The id may have been used again since.
    if (known !== undefined && JSON.parse(known).expiresAt <= time) changes.push({ type: "del", key: duplicate })
  }
  await state.commit(changes)
  return seen
}

async function deleteExpired({ store, now }: SqsContext, queue: Queue | undefined): Promise<number> {
  if (!queue) return 0
  const newest = now() - numberOf(queue, "MessageRetentionPeriod") * 1000
  const { lower } = contentRange(queue.space)
  const range = { lower, upper: Buffer.concat([lower, messageKey(newest + 1, 0)]) }
  let deleted = 0
  for await (const [entry, text] of store.state.entries(range, { limit: AT_ONCE })) {
    const key = entry.subarray(lower.length)
    const state = store.messageState(queue.space, key)
    if (!state || sentAtOf(key) > newest) continue
    const message = { key, content: JSON.parse(text), state }
    await store.commit(await removeMessage(store, queue, message, now()))
    deleted++
  }
  return deleted
}
