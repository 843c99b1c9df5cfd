import type { Change } from "../../state/state-store.ts"
import type { Queue } from "../queues/queue.ts"
import { isFifo, redrivePolicyOf } from "../queues/queue.ts"
import { numberOf } from "../queues/queue-attributes.ts"
import type { SqsContext } from "../sqs-context.ts"
import { queueArn, queueOfArn } from "../sqs-context.ts"
import { sentAtOf } from "../store/message-keys.ts"
import type { MessageKey } from "../store/message-keys.ts"
import type { MessageState } from "../store/message.ts"
import { putState } from "../store/sqs-store.ts"
import type { StoredMessage } from "./message-changes.ts"
import { changeState, placeMessage, removeMessage } from "./message-changes.ts"
import { firstMembers, regroup, type GroupMember } from "./message-group.ts"

export interface TakeOptions {
  /** 1 to 10. */
  readonly atMost: number
  readonly visibilityMs: number
}

/**
 * Takes what is visible: each message becomes invisible for a while. What was received too often goes to the dead-letter
 * queue instead, and what is too old goes for good. Must run exclusively.
 */
export async function takeMessages(
  sqs: SqsContext,
  queue: Queue,
  { atMost, visibilityMs }: TakeOptions,
): Promise<readonly StoredMessage[]> {
  const taking: Taking = { sqs, queue, now: sqs.now(), visibilityMs }
  const taken: StoredMessage[] = []
  const changes: Change[] = []
  for await (const { key, entry, value } of sqs.store.due(queue.space, taking.now)) {
    if (isFifo(queue)) {
      taken.push(...(await takeFromGroup(taking, Buffer.from(value, "hex"), atMost - taken.length)))
    } else {
      const message = read(taking, key)
      const cleared = message && (await clearAway(taking, message))
      if (!message) changes.push({ type: "del", key: entry })
      else if (cleared) changes.push(...cleared)
      else {
        const received = receive(taking, message)
        changes.push(...(await changeState(sqs.store, queue, message, { state: received.state, now: taking.now })))
        taken.push(received)
      }
    }
    if (taken.length >= atMost) break
  }
  await sqs.store.commit(changes)
  return taken
}

interface Taking {
  readonly sqs: SqsContext
  readonly queue: Queue
  readonly now: number
  readonly visibilityMs: number
}

async function takeFromGroup(taking: Taking, group: Buffer, atMost: number): Promise<readonly StoredMessage[]> {
  const { sqs, queue, now } = taking
  const { store } = sqs
  const taken: StoredMessage[] = []
  for (const { key, state } of await firstMembers(store, queue, group)) {
    const message = read(taking, key)
    if (!message || taken.length === atMost || state.visibleAt > now) break
    const cleared = await clearAway(taking, message)
    // Behind a message that is taken it stays until it is the first.
    if (cleared && taken.length > 0) break
    if (cleared) {
      await store.commit(cleared)
      // More than what was read may follow.
      return takeFromGroup(taking, group, atMost)
    }
    taken.push(receive(taking, message))
  }
  const states = new Map(taken.map(({ key, state }) => [key.toString("hex"), state]))
  const edit = (members: readonly GroupMember[]) =>
    members.map((member) => ({ ...member, state: states.get(member.key.toString("hex")) ?? member.state }))
  const regrouped = await regroup(store, queue, group, { now, edit })
  await store.commit([...taken.map(({ key, state }) => putState(queue.space, key, state)), ...regrouped])
  return taken
}

function read({ sqs: { store }, queue: { space } }: Taking, key: MessageKey): StoredMessage | undefined {
  const content = store.content(space, key)
  const state = store.messageState(space, key)
  return content && state && { key, content, state }
}

/** What takes a message away that nobody may receive any more; undefined where it can be received. */
async function clearAway({ sqs, queue, now }: Taking, message: StoredMessage): Promise<Change[] | undefined> {
  const { key, state } = message
  if (sentAtOf(key) + numberOf(queue, "MessageRetentionPeriod") * 1000 <= now)
    return removeMessage(sqs.store, queue, message, now)
  const policy = redrivePolicyOf(queue)
  const deadLetterQueue = policy && queueOfArn(sqs, policy.deadLetterTargetArn)
  // Where the queue was deleted, the message is received on and on.
  if (!deadLetterQueue || state.receives - state.receivesBefore < policy.maxReceiveCount) return undefined
  return [
    ...(await removeMessage(sqs.store, queue, message, now)),
    ...(await toDeadLetter(sqs, { from: queue, to: deadLetterQueue }, message)),
  ]
}

/** Its age goes on counting in a standard queue and starts anew in a FIFO queue. */
async function toDeadLetter(
  sqs: SqsContext,
  { from, to }: { readonly from: Queue; readonly to: Queue },
  { key, content, state }: StoredMessage,
): Promise<Change[]> {
  const now = sqs.now()
  const newKey = isFifo(to) ? await sqs.store.newMessageKey(now) : key
  sqs.waiters.wake(to.number)
  return placeMessage(sqs.store, to, {
    key: newKey,
    content: { ...content, sourceArn: queueArn(sqs, from) },
    state: { ...state, visibleAt: now, receivesBefore: state.receives },
  })
}

function receive({ now, visibilityMs }: Taking, { key, content, state }: StoredMessage): StoredMessage {
  const received: MessageState = {
    ...state,
    visibleAt: now + visibilityMs,
    receives: state.receives + 1,
    firstReceivedAt: state.firstReceivedAt ?? now,
    receivedAt: now,
  }
  return { key, content, state: received }
}
