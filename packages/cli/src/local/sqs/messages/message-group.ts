import type { Change } from "../../state/state-store.ts"
import type { Queue } from "../queues/queue.ts"
import type { MessageKey } from "../store/message-keys.ts"
import { groupKey, memberKey, memberRange, visibleKey } from "../store/message-keys.ts"
import type { MessageState } from "../store/message.ts"
import { isInFlight } from "../store/message.ts"
import type { SqsStore } from "../store/sqs-store.ts"

export interface GroupMember {
  readonly key: MessageKey
  readonly state: MessageState
}

/** One receive takes at most this many, and the rest of a group waits for them: only so many can be in flight. */
const MOST_IN_FLIGHT = 10

/** The first messages of a group of a FIFO queue, among them all that are in flight. */
export async function firstMembers(store: SqsStore, { space }: Queue, group: Buffer): Promise<readonly GroupMember[]> {
  const members: GroupMember[] = []
  // One more, so that what follows the messages in flight is seen when one of them goes.
  for await (const [, text] of store.state.entries(memberRange(space, group), { limit: MOST_IN_FLIGHT + 1 })) {
    const key = Buffer.from(text, "hex")
    const state = store.messageState(space, key)
    if (state) members.push({ key, state })
  }
  return members
}

/** What puts a message at the end of its group. */
export function appendToGroup(
  store: SqsStore,
  { space }: Queue,
  { key, state, group }: GroupMember & { readonly group: Buffer },
): Change[] {
  const member: Change = { type: "put", key: memberKey(space, group, key), value: key.toString("hex") }
  // Where others are before it, it changes nothing about when the group can be received from.
  if (store.state.value(groupKey(space, group)) !== undefined) return [member]
  return [member, ...enterGroup(space, group, { visibleAt: state.visibleAt, key })]
}

/** What brings a group's entry by visibility in step with its members, of which some are about to change. */
export async function regroup(
  store: SqsStore,
  queue: Queue,
  group: Buffer,
  change: { readonly now: number; edit(members: readonly GroupMember[]): readonly GroupMember[] },
): Promise<Change[]> {
  const { space } = queue
  const [head, ...others] = change.edit(await firstMembers(store, queue, group))
  const before = store.state.value(groupKey(space, group))
  const leave: Change[] = before === undefined ? [] : [{ type: "del", key: Buffer.from(before, "hex") }]
  if (!head) return [...leave, { type: "del", key: groupKey(space, group) }]
  const visibleAt = blockedUntil([head, ...others], change.now) ?? head.state.visibleAt
  return [...leave, ...enterGroup(space, group, { visibleAt, key: head.key })]
}

/** While one message of a group is with a consumer, none of the group is given to another. */
function blockedUntil(members: readonly GroupMember[], now: number): number | undefined {
  const times = members.filter(({ state }) => isInFlight(state, now)).map(({ state }) => state.visibleAt)
  return times.length > 0 ? Math.max(...times) : undefined
}

function enterGroup(
  space: number,
  group: Buffer,
  { visibleAt, key }: { readonly visibleAt: number; readonly key: MessageKey },
): Change[] {
  const entry = visibleKey(space, visibleAt, key)
  return [
    { type: "put", key: entry, value: group.toString("hex") },
    { type: "put", key: groupKey(space, group), value: entry.toString("hex") },
  ]
}
