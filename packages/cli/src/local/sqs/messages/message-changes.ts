import type { Change } from "../../state/state-store.ts"
import type { Queue } from "../queues/queue.ts"
import { isFifo } from "../queues/queue.ts"
import type { MessageKey } from "../store/message-keys.ts"
import { contentKey, groupHash, memberKey, stateKey, visibleKey } from "../store/message-keys.ts"
import type { MessageContent, MessageState } from "../store/message.ts"
import type { SqsStore } from "../store/sqs-store.ts"
import { putState } from "../store/sqs-store.ts"
import { appendToGroup, regroup } from "./message-group.ts"

/** A message where it is in a queue. */
export interface StoredMessage {
  readonly key: MessageKey
  readonly content: MessageContent
  readonly state: MessageState
}

/** What puts a message at the end of a queue. */
export function placeMessage(store: SqsStore, queue: Queue, { key, content, state }: StoredMessage): Change[] {
  const { space } = queue
  const base: Change[] = [
    { type: "put", key: contentKey(space, key), value: JSON.stringify(content) },
    putState(space, key, state),
  ]
  if (isFifo(queue)) return [...base, ...appendToGroup(store, queue, { key, state, group: groupOf(content) })]
  return [...base, { type: "put", key: visibleKey(space, state.visibleAt, key), value: "" }]
}

/** What takes a message out of a queue. */
export async function removeMessage(
  store: SqsStore,
  queue: Queue,
  { key, content, state }: StoredMessage,
  now: number,
): Promise<Change[]> {
  const { space } = queue
  const base: Change[] = [
    { type: "del", key: contentKey(space, key) },
    { type: "del", key: stateKey(space, key) },
  ]
  if (!isFifo(queue)) return [...base, { type: "del", key: visibleKey(space, state.visibleAt, key) }]
  const group = groupOf(content)
  const regrouped = await regroup(store, queue, group, {
    now,
    edit: (members) => members.filter((member) => !member.key.equals(key)),
  })
  return [...base, { type: "del", key: memberKey(space, group, key) }, ...regrouped]
}

/** What gives a message another state. */
export async function changeState(
  store: SqsStore,
  queue: Queue,
  { key, content, state: before }: StoredMessage,
  { state, now }: { readonly state: MessageState; readonly now: number },
): Promise<Change[]> {
  const { space } = queue
  if (!isFifo(queue)) {
    return [
      putState(space, key, state),
      { type: "del", key: visibleKey(space, before.visibleAt, key) },
      { type: "put", key: visibleKey(space, state.visibleAt, key), value: "" },
    ]
  }
  const edit = { now, edit: withState(key, state) }
  return [putState(space, key, state), ...(await regroup(store, queue, groupOf(content), edit))]
}

function withState(key: MessageKey, state: MessageState) {
  return <Member extends { readonly key: MessageKey }>(members: readonly Member[]) =>
    members.map((member) => (member.key.equals(key) ? { ...member, state } : member))
}

function groupOf({ groupId = "" }: MessageContent): Buffer {
  return groupHash(groupId)
}
